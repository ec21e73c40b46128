import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CASE_WORDS } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import { objectionSaid } from '#shared/guides/objection.ts'
import { seedOf } from '../interactions/contact-values.ts'
import { useDispatch } from '../shell/console.ts'
import { overBy } from '../shell/over.ts'
import { Already } from './Already.tsx'
import type { StepProps } from './step-props.ts'

interface Props extends StepProps {
  readonly followed: Case
  readonly action: 'informCustomer' | 'objectAnswer'
  readonly done: () => void
}

/** What the follow-up does to its case: the customer knows, or does not agree (P1, step 6). */
export function FollowUpStep({ id, contact, run, followed, action, done }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const busy = useRef(false)
  const { typed } = contact
  // Made with the contact: the same entry, however often it is sent.
  const entryId = typed.requests[0]?.id
  if (followed.entries.some((entry) => entry.id === entryId))
    return <Already text={t('guides.followUp.already')} goOn={done} />
  const send = async () => {
    if (busy.current) return
    const over = action === 'informCustomer' ? overBy(typed.notes, CASE_WORDS) : 0
    if (over > 0) return contact.refuse({ code: 'text.notesTooLong', facts: { over, max: CASE_WORDS } })
    busy.current = true
    const base = { caseId: followed.id, entryId }
    const answer =
      action === 'informCustomer'
        ? await dispatch('case.informCustomer', { ...base, text: typed.notes.trim(), contact: seedOf(id, typed) })
        : await dispatch('case.objectAnswer', { ...base, reason: objectionSaid(run) ?? '' })
    busy.current = false
    if (answer.ok) done()
    else contact.refuse(answer.error)
  }
  return (
    <Button
      autoFocus
      variant="filled"
      style={{ alignSelf: 'flex-start' }}
      rightSection={<kbd>↵</kbd>}
      onClick={() => void send()}
    >
      {t(`guides.followUp.${action}`)}
    </Button>
  )
}
