import { Button, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { compareEditions } from '#shared/guidebook/compare.ts'
import type { Edition } from '#shared/guidebook/edition.ts'
import type { EditionClash } from '#shared/guidebook/merge.ts'
import { type EditionProblem, verifyEdition } from '#shared/guidebook/verify.ts'
import type { Guide } from '#shared/guides/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { isStorable, UNSTORABLE } from '#shared/kernel/text.ts'
import { inWords } from '../guides/words.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { Changes } from './Changes.tsx'
import { Clashes } from './Clashes.tsx'
import { problemSentence } from './problems.ts'
import { publicationOf, soundOf, type Working } from './working.ts'

interface Props {
  readonly before: Edition
  readonly working: Working
  readonly keepNote: (note: string) => void
  readonly leave: () => Promise<void>
  readonly rebase: (newest: Edition) => void
  readonly settle: (clash: EditionClash, whose: 'mine' | 'theirs') => void
  /** Goes to the step that has a problem. */
  readonly show: (guideId: string, stepId: string) => void
}

/** What would be published: everything that is wrong with it, and all that it has otherwise than the edition in force. */
export function Review({ before, working, keepNote, leave, rebase, settle, show }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const { catalogue, guides, note, clashes = [] } = working
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const sound = useMemo(() => soundOf({ catalogue, guides }), [catalogue, guides])
  const problems = useMemo(
    () => (sound.edition === null ? sound.problems : verifyEdition(sound.edition, before)),
    [sound, before],
  )
  const changes = useMemo(() => (sound.edition === null ? [] : compareEditions(before, sound.edition)), [sound, before])
  const stale = working.basedOn !== before.catalogue.version
  const publish = async () => {
    if (sound.edition === null) return
    setBusy(true)
    const month = bogotaDate(instantOf(Date.now())).slice(0, 7)
    const publication = publicationOf(before, sound.edition, working.basedOn, note.trim(), month)
    const answer = await dispatch('guidebook.publish', publication)
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    await leave()
    say(t('guidebook.published', { version: publication.catalogue.version }))
    goTo('guidebook')
  }
  const why =
    problems.length > 0 || clashes.length > 0
      ? t(clashes.length > 0 ? 'guidebook.chooseFirst' : 'guidebook.mendFirst')
      : changes.length === 0
        ? t('guidebook.nothing')
        : note.trim() === ''
          ? t('guidebook.noteFirst')
          : isStorable(note)
            ? null
            : t(`rejection.${UNSTORABLE}`)
  return (
    <div className={page.form} style={{ maxWidth: 900 }}>
      {stale && (
        <Sentence tone="warn">
          {t('guidebook.stale', { version: before.catalogue.version })}{' '}
          <Button size="compact-sm" onClick={() => rebase(before)}>
            {t('guidebook.onTop')}
          </Button>
        </Sentence>
      )}
      <Clashes clashes={clashes} working={{ catalogue, guides }} settle={settle} />
      <section aria-label={t('guidebook.verification')}>
        <h2>{t('guidebook.verification')}</h2>
        {problems.length === 0 ? (
          <Sentence tone="ok">{t('guidebook.sound')}</Sentence>
        ) : (
          <ul>
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may be had twice, and the list is made anew
              <li key={index}>
                <Sentence tone="bad">
                  {problemSentence(t, problem, working)}{' '}
                  {problem.of === 'guide' && <GoTo problem={problem} guides={guides} show={show} />}
                </Sentence>
              </li>
            ))}
          </ul>
        )}
      </section>
      {sound.edition === null ? <p>{t('guidebook.changesLater')}</p> : <Changes changes={changes} />}
      <Textarea
        label={t('guidebook.note')}
        description={t('guidebook.noteHint')}
        maxLength={1_000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => keepNote(event.currentTarget.value)}
      />
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button variant="filled" disabled={why !== null || busy || stale} onClick={() => void publish()}>
          {t('guidebook.publish')}
        </Button>
        {why !== null && <span>{why}</span>}
        <Button
          variant="subtle"
          onClick={async () => {
            await leave()
            goTo('guidebook')
          }}
        >
          {t('guidebook.discard')}
        </Button>
      </div>
    </div>
  )
}

interface GoToProps {
  readonly problem: Extract<EditionProblem, { of: 'guide' }>
  readonly guides: readonly Guide[]
  readonly show: (guideId: string, stepId: string) => void
}

/** The way from a problem to its step. */
function GoTo({ problem: { guideId, stepId }, guides, show }: GoToProps) {
  const { t } = useTranslation()
  const step = guides.find(({ id }) => id === guideId)?.steps.find(({ id }) => id === stepId)
  if (step === undefined) return null
  return (
    <Button size="compact-sm" onClick={() => show(guideId, step.id)}>
      {t('guidebook.goToStep', { step: inWords(t, step.label) })}
    </Button>
  )
}
