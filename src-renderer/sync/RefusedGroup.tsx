import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutboxRow } from '#shared/console/queries.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { draftText, dropDraft, putLast } from '../drafts/drafts.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { When } from '../shell/When.tsx'
import { havingRead } from './having-read.ts'
import { typedTexts, withText } from './words.ts'

interface Props {
  readonly group: string
  readonly commands: readonly OutboxRow[]
  /** The first on the screen holds the one filled button. */
  readonly first: boolean
}

/** One refusal with what depended on it: its sentence, its texts to correct, and the two ways out. */
export function RefusedGroup({ group, commands, first }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [asking, setAsking] = useState(false)
  const draft = `refused:${group}`
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      commands.flatMap(({ id, payload }) =>
        typedTexts(payload).map(({ path, text }) => {
          const key = `${id} ${path.join('.')}`
          return [key, draftText(draft, key) ?? text] as const
        }),
      ),
    ),
  )

  const correct = (row: OutboxRow, path: readonly string[], text: string) => {
    const key = `${row.id} ${path.join('.')}`
    setTyped((before) => ({ ...before, [key]: text }))
    putLast(draft, key, text)
  }
  const resend = async () => {
    const payloads: Record<string, unknown> = {}
    for (const { id, payload, rejection } of commands) {
      let next: unknown = havingRead(payload, rejection)
      for (const { path, text } of typedTexts(payload)) {
        const now = typed[`${id} ${path.join('.')}`]
        if (now !== undefined && now !== text) next = withText(next, path, now)
      }
      if (next !== payload) payloads[id] = next
    }
    const answer = await call('outbox.resend', { group, payloads })
    if (!answer.ok) return setRefused(answer.error)
    void dropDraft(draft)
    say(t('correct.resent'))
  }
  const discard = async () => {
    const answer = await call('outbox.discard', { group })
    if (!answer.ok) return setRefused(answer.error)
    void dropDraft(draft)
    say(t('correct.discarded'))
  }

  // An edition goes on from the one that came before it, where both can be seen.
  const edition = commands.find(({ name, rejection }) => name === 'guidebook.publish' && rejection !== null)
  const goOn = async () => {
    const { draftAgain } = await import('../guidebook/working.ts')
    if (!draftAgain(edition?.payload)) return setRefused({ code: 'edition.draftInTheWay' })
    const answer = await call('outbox.discard', { group })
    if (!answer.ok) return setRefused(answer.error)
    goTo('guidebook', 'new')
  }

  const texts = commands.reduce((count, { payload }) => count + typedTexts(payload).length, 0)
  return (
    <section className={page.card} aria-label={commands.map(({ name }) => t(`command.${name}`)).join(', ')}>
      {commands.map((row) => (
        <div key={row.id} className={page.form}>
          <h2>
            {t(`command.${row.name}`)}{' '}
            <small style={{ fontWeight: 400 }}>
              <When at={row.at} />
            </small>
          </h2>
          {row.rejection !== null && (
            <Sentence tone="warn">{t('correct.notTaken', { sentence: sentenceOf(t, row.rejection) })}</Sentence>
          )}
          {typedTexts(row.payload).map(({ path }) => (
            <Textarea
              key={path.join('.')}
              label={t(
                `correct.field.${path.at(-1) === 'text' && path.length > 1 && Number.isNaN(Number(path.at(-2))) ? path.at(-2) : path.at(-1)}`,
              )}
              rows={3}
              value={typed[`${row.id} ${path.join('.')}`] ?? ''}
              onChange={(event) => correct(row, path, event.currentTarget.value)}
            />
          ))}
        </div>
      ))}
      {refused !== null && <Refusal why={refused} />}
      {asking ? (
        <fieldset className={page.actions} aria-label={t('correct.discard')}>
          <span>{t('correct.discardAsk', { count: commands.length, texts })}</span>
          <Button color="bad" variant="outline" onClick={() => void discard()}>
            {t('correct.discard')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('shell.cancel')}
          </Button>
        </fieldset>
      ) : (
        <div className={page.actions}>
          <Button
            variant={first ? 'filled' : 'default'}
            onClick={() => void (edition === undefined ? resend() : goOn())}
          >
            {t(edition === undefined ? 'correct.resend' : 'guidebook.again')}
          </Button>
          <Button onClick={() => setAsking(true)}>{t('correct.discard')}</Button>
        </div>
      )}
    </section>
  )
}
