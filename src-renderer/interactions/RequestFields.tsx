import { ActionIcon, SegmentedControl, Select } from '@mantine/core'
import { IconCircleCheck, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { topicGroups } from './catalogue.ts'
import type { ContactTyped } from './contact-values.ts'
import { everyWord } from './find-option.ts'
import { RequestChecklist } from './RequestChecklist.tsx'

interface Props {
  readonly form: UseFormReturn<ContactTyped>
  readonly index: number
  readonly contactId: string
  readonly count: number
  readonly lacking: readonly string[]
  readonly remove: () => void
  readonly escalate: () => void
  /** The escalation form, where this request is being escalated. */
  readonly escalation: ReactNode | null
}

/** One request of the contact: what it is, about what, its words, and whether it is solved now (P1, steps 2 and 3). */
export function RequestFields({ form, index, contactId, count, lacking, remove, escalate, escalation }: Props) {
  const { t } = useTranslation()
  const request = useWatch({ control: form.control, name: `requests.${index}` })
  const escalated = request?.caseId ?? null
  const errorOf = (field: 'kind' | 'topic') =>
    lacking.includes(`${field}.${index}`) && request?.[field] === '' ? t(`interactions.lacking.${field}`) : undefined

  const decide = (overrides: Record<string, string> | null) => {
    const its = form.getValues(`requests.${index}`)
    const { overrides: _, decidedAt: __, ...others } = its
    const decided = overrides === null ? {} : { overrides, decidedAt: instantOf(Date.now()) }
    const next = { ...others, branch: overrides === null ? null : ('yes' as const), ...decided }
    form.setValue(`requests.${index}`, next, { shouldDirty: true })
  }

  return (
    <section className={page.card} aria-label={t('interactions.request', { number: index + 1 })}>
      <div className={page.actions}>
        <h2>{count > 1 ? t('interactions.request', { number: index + 1 }) : t('interactions.requestOne')}</h2>
        {count > 1 && escalated === null && (
          <ActionIcon ml="auto" aria-label={t('interactions.removeRequest', { number: index + 1 })} onClick={remove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Controller
        control={form.control}
        name={`requests.${index}.kind`}
        render={({ field }) => (
          <div>
            <SegmentedControl
              id={`${contactId}.kind.${index}`}
              tabIndex={-1}
              aria-label={t('interactions.field.kind')}
              value={field.value}
              onChange={(kind) => {
                field.onChange(kind)
                // Another kind has another checklist.
                if (request?.branch === 'yes') decide(null)
              }}
              disabled={escalated !== null}
              data={REQUEST_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
            {errorOf('kind') !== undefined && (
              <p className="mc-error" style={{ color: 'var(--mc-bad)' }}>
                {errorOf('kind')}
              </p>
            )}
          </div>
        )}
      />
      <Controller
        control={form.control}
        name={`requests.${index}.topic`}
        render={({ field }) => (
          <Select
            id={`${contactId}.topic.${index}`}
            label={t('interactions.field.topic')}
            placeholder={t('interactions.topicPlaceholder')}
            searchable
            filter={everyWord}
            disabled={escalated !== null}
            nothingFoundMessage={t('interactions.noTopic')}
            data={topicGroups()}
            value={field.value === '' ? null : field.value}
            onChange={(topic) => field.onChange(topic ?? '')}
            onBlur={field.onBlur}
            error={errorOf('topic')}
            maxDropdownHeight={280}
          />
        )}
      />
      <LongTextarea
        label={t('interactions.field.text')}
        rows={3}
        longest={4_000}
        readOnly={escalated !== null}
        {...form.register(`requests.${index}.text`)}
      />
      {escalated !== null ? (
        <p className={page.tag} data-level="ok">
          <IconCircleCheck size={16} aria-hidden />
          <span>
            {request?.radicado == null
              ? t('interactions.escalatedWithoutNumber')
              : t('interactions.escalatedAs', { radicado: request.radicado })}{' '}
            <a href={hashOfPlace({ area: 'cases', id: escalated })}>{t('interactions.seeCase')}</a>
          </span>
        </p>
      ) : escalation === null ? (
        <RequestChecklist
          key={request?.kind}
          contactId={contactId}
          requestId={request?.id ?? ''}
          kind={request?.kind ?? ''}
          branch={request?.branch ?? null}
          decide={decide}
          escalate={escalate}
          undecided={lacking.includes(`branch.${index}`) && request?.branch === 'yes'}
        />
      ) : (
        escalation
      )}
    </section>
  )
}
