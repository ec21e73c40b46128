import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { parsePhone } from '#shared/identifiers/phone.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import { CODES, phoneUserOf } from '#shared/telephony/account.ts'
import { type CallPart, callParts, callStory } from '#shared/telephony/call-story.ts'
import { durationText, percentText, scoreText } from '../language/figures.ts'
import { exactText, hourText, phoneText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { happened, type Names } from './happened.ts'
import { usePhone } from './phone-state.ts'

/** What a contact's call was: how long its parts took, how the line sounded, and what happened in it. */
export function CallStory({ interaction: { call, registeredAt } }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const users = useWatch('directory.users', {})?.map(({ doc }) => doc) ?? []
  const queues = useWatch('directory.queues', {})?.map(({ doc }) => doc) ?? []
  const survey = usePhone(({ account }) => (account.state === 'here' ? account.account.codes.survey : CODES.survey))
  if (call === undefined || call.entries.length === 0) return null
  const someone = t('interactions.someone')
  const nameOf = (id: string | null) => users.find((one) => one.id === id)?.name ?? someone
  const words: Names = {
    person: nameOf,
    queue: (code) => queues.find((one) => one.code === code)?.name ?? code,
    target: (to) => users.find(({ id }) => phoneUserOf(id) === to)?.name ?? to,
    survey,
  }
  // A part whose end nobody told went on until its contact was registered, at the longest.
  const parts = callParts(call, registeredAt === null ? Date.now() : unixMsOf(registeredAt))
  const waitMs = parts[0]?.measures.waitMs ?? null
  return (
    <section aria-label={t('callStory.title')}>
      <h2>{t('callStory.title')}</h2>
      <dl className={page.facts}>
        <dt>{t('callStory.number')}</dt>
        <dd className="tn">{call.number === null ? t('callStory.withheld') : numberText(t, call.number)}</dd>
        {call.queue !== null && (
          <>
            <dt>{t('callStory.queue')}</dt>
            <dd>{words.queue(call.queue)}</dd>
          </>
        )}
        {waitMs !== null && (
          <>
            <dt>{t('callStory.wait')}</dt>
            <dd className="tn">{durationText(waitMs)}</dd>
          </>
        )}
        {parts.map((part) => (
          <div key={part.advisor} style={{ display: 'contents' }}>
            <dt>{nameOf(part.advisor)}</dt>
            <dd>
              {timesText(t, part)}
              {part.line !== null && <small style={{ display: 'block' }}>{lineText(t, part.line)}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <ul>
        {callStory(call).map((entry) => (
          <li key={entry.key} className={page.line}>
            <time dateTime={entry.at} title={exactText(entry.at)}>
              {hourText(entry.at)}
            </time>
            <span>{happened(t, entry, words)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A number of the country by its groups, any other as it was signalled. */
function numberText(t: TFunction, number: string): string {
  const read = parsePhone(number)
  return read.ok ? phoneText(t, read.value) : number
}

function timesText(t: TFunction, { measures: { talkMs, holdMs, wrapUpMs } }: CallPart): string {
  const times = [t('callStory.talk', { time: durationText(talkMs) })]
  if (holdMs > 0) times.push(t('callStory.hold', { time: durationText(holdMs) }))
  if (wrapUpMs !== null) times.push(t('callStory.wrapUp', { time: durationText(wrapUpMs) }))
  return times.join(' · ')
}

const lineText = (t: TFunction, { mos, worstMos, loss }: NonNullable<CallPart['line']>): string =>
  t('callStory.line', { mos: scoreText(mos), worst: scoreText(worstMos), loss: percentText(loss) })
