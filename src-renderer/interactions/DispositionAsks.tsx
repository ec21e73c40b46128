import { Radio, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DispositionEntry } from '#shared/catalogues/disposition-schema.ts'
import type { DispositionLack } from '#shared/interactions/disposition.ts'
import { inWords } from '../guides/words.ts'
import { DateField } from '../shell/DateField.tsx'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import page from '../shell/page.module.css'
import { topicGroups } from './catalogue.ts'
import { type DispositionTyped, instantTyped } from './disposition-typed.ts'
import { everyWord } from './find-option.ts'

interface Props {
  readonly entry: DispositionEntry
  readonly typed: DispositionTyped
  readonly keep: (change: Partial<DispositionTyped>) => void
  /** The topic is asked for where no request of the contact has one. */
  readonly asksTopic: boolean
  /** The reason, where the guide has asked for it already; null: it is asked for here. */
  readonly reasonSaid?: string | null
  /** What lacked when it was tried; said beside its field until it is there. */
  readonly lacking: readonly DispositionLack[]
}

/** What the chosen disposition asks for: day, hour, topic, reason (catalogue, `requires`). */
export function DispositionAsks({ entry, typed, keep, asksTopic, reasonSaid = null, lacking }: Props) {
  const { t } = useTranslation()
  const { date, reason } = entry.requires
  const said = (...codes: readonly DispositionLack[]) => {
    const code = codes.find((one) => lacking.includes(one))
    return code === undefined ? undefined : t(`rejection.${code}`)
  }
  const due = instantTyped(typed.dueAt)
  return (
    <div className={page.form}>
      {date === 'dateTime' && (
        <DateField
          label={t('interactions.asks.dateTime')}
          description={due === undefined ? t('interactions.asks.dateTimeHint') : undefined}
          moment={due ?? null}
          value={typed.dueAt}
          onChange={(event) => keep({ dueAt: event.currentTarget.value })}
          error={said('disposition.lacksDateTime', 'disposition.inPast')}
        />
      )}
      {date === 'date' && (
        <DateField
          label={t('interactions.asks.date')}
          day={typed.on}
          value={typed.on}
          onChange={(event) => keep({ on: event.currentTarget.value })}
          error={said('disposition.lacksDate')}
        />
      )}
      {reason !== null && reason.options.length > 0 && (
        <Radio.Group
          label={t('interactions.asks.reason')}
          value={typed.reasonId}
          onChange={(reasonId) => keep({ reasonId })}
          error={said('disposition.lacksReason')}
        >
          {reason.options.map(({ id, text }) => (
            <Radio key={id} value={id} label={inWords(t, text)} mt={4} />
          ))}
        </Radio.Group>
      )}
      {reason !== null && reasonSaid !== null && (
        <p className={page.text}>
          <small>{t('interactions.asks.reason')}</small> {reasonSaid}
        </p>
      )}
      {reason?.ownWords === true && reasonSaid === null && (
        <LongTextarea
          label={t(reason.options.length > 0 ? 'interactions.asks.ownWords' : 'interactions.asks.reason')}
          rows={2}
          longest={1_000}
          value={typed.reason}
          onChange={(event) => keep({ reason: event.currentTarget.value })}
          error={reason.options.length === 0 ? said('disposition.lacksReason') : undefined}
        />
      )}
      {asksTopic && (
        <Select
          // Whoever is led here reads first what is lacking; the list comes with the first key.
          openOnFocus={false}
          label={t('interactions.field.topic')}
          placeholder={t('interactions.topicPlaceholder')}
          searchable
          filter={everyWord}
          nothingFoundMessage={t('interactions.noTopic')}
          data={topicGroups()}
          value={typed.topic === '' ? null : typed.topic}
          onChange={(topic) => keep({ topic: topic ?? '' })}
          error={said('disposition.lacksTopic')}
          maxDropdownHeight={280}
        />
      )}
    </div>
  )
}
