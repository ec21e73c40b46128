import { zodResolver } from '@hookform/resolvers/zod'
import { Button, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core'
import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { dueDate, receivedOn } from '#shared/calendar/business-days.ts'
import { CASE_WORDS } from '#shared/cases/life.ts'
import { Case } from '#shared/cases/schema.ts'
import { termsOf } from '#shared/cases/terms.ts'
import { kindOf } from '#shared/catalogues/entries.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { ConsentChannel } from '#shared/customers/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { AttachmentField } from '../attachments/AttachmentField.tsx'
import { useAdding } from '../attachments/use-adding.ts'
import { useDraftValues, useFormDraft } from '../drafts/use-form-draft.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'
import { fieldError } from '../language/field-error.ts'
import { dayText } from '../language/format.ts'
import { newId, useDispatch, useService, useWatch } from '../shell/console.ts'
import { useKeys } from '../shell/keys.ts'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { AreaPeople } from './AreaPeople.tsx'
import { termReason } from './due.ts'
import { descriptionBegun, escalationField, saidOf } from './escalation-draft.ts'
import { SameCustomerCases } from './SameCustomerCases.tsx'
import { channelWords } from './told.ts'

const Escalation = Case.pick({ area: true, description: true, answerBy: true, priority: true })
interface EscalationTyped {
  area: string
  description: string
  answerBy: z.infer<typeof ConsentChannel>
  priority: 'normal' | 'high'
  caseId: string
  /** Of the entry in a case that it is the same as: sent again it is still one. */
  entryId: string
  /** The number taken for this case, so that it is taken once however often the form is opened. */
  radicado: string
}
const Form = z.looseObject({ ...Escalation.shape, area: Escalation.shape.area.min(1, 'case.areaMissing') })
type EscalationRead = z.infer<typeof Form>

interface Props {
  readonly contactId: string
  readonly contact: () => Record<string, unknown>
  readonly customerId: string | null
  /** Areas, words and terms of the edition that the contact began with. */
  readonly catalogue: Catalogue
  readonly request: RequestTyped
  /** `added`: the case was there already, and what was said went to it. */
  readonly done: (caseId: string, radicado: string | null, added: boolean) => void
  /** Without it the escalation is the step that the guide is at. */
  readonly close?: () => void
}

/** *Escala requerimiento* (P1, step 4), in place: where to, what for, by when, and what to tell the customer. */
export function EscalationForm({ contactId, contact, customerId, catalogue, request, done, close }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const call = useService()
  const field = escalationField(request.id)
  const kind = kindOf(catalogue, request.kind)
  const defaultValues = useDraftValues<EscalationTyped>(contactId, field, {
    area: catalogue.defaultArea,
    description: descriptionBegun(t, catalogue, request),
    answerBy: 'email',
    priority: 'normal',
    caseId: newId(),
    entryId: newId(),
    radicado: '',
  })
  const form = useForm<EscalationTyped, unknown, EscalationRead>({
    defaultValues,
    resolver: zodResolver(Form) as never, // the form's own ids travel beside the checked fields
  })
  useFormDraft(form, contactId, field)
  const adding = useAdding(`${contactId}/${field}`)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)
  const radicado = form.watch('radicado')
  const priority = form.watch('priority')

  // Where none is left, the next sync brings some.
  const syncedAt = useWatch('sync.status', {})?.syncedAt
  const taking = useRef(false)
  // A tab behind the one that is worked in follows its number, and takes none.
  const isSeen = useDocumentVisibility() === 'visible'
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each sync
  useEffect(() => {
    if (!isSeen || form.getValues('radicado') !== '' || taking.current) return
    taking.current = true
    void call('numbers.take', {}).then((answer) => {
      taking.current = false
      const number = answer.ok ? (answer.value as { number: string | null }).number : null // the answer of `numbers.take`
      if (number !== null) form.setValue('radicado', number, { shouldDirty: true })
    })
  }, [call, form, syncedAt, isSeen])

  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const form = section.current
    if (form === null) return
    // The focus in what is written, and the form's own beginning in sight: a likely duplicate is said there.
    form.querySelector('textarea')?.focus({ preventScroll: true })
    form.scrollIntoView({ block: 'nearest' })
  }, [])
  const isWritten = form.formState.dirtyFields.description === true
  const showBeginning = () => {
    if (!isWritten) section.current?.scrollIntoView({ block: 'start' })
  }

  const terms = kind === undefined ? null : termsOf(catalogue, form.watch('area'), kind.id)
  const term = terms === null ? null : dueDate(receivedOn(instantOf(Date.now()), terms.dayEndsAt), terms.customer)
  const channel = form.watch('answerBy')
  const lacking = request.kind === '' ? 'kind' : request.topic === '' ? 'topic' : null
  const sending = useRef(false)
  const send = async () => {
    if (adding.busy || sending.current) return
    if (lacking !== null) {
      setRefused({ code: `case.${lacking}Missing` })
      document.getElementById(`${contactId}.${lacking}.0`)?.focus()
      return
    }
    const { caseId, radicado: number, area, description, answerBy } = form.getValues()
    const { radicado: _, added: __, ...asked } = request
    sending.current = true
    setBusy(true)
    setRefused(null)
    const answer = await dispatch('case.escalate', {
      caseId,
      radicado: number === '' ? null : number,
      contact: contact(),
      request: { ...asked, branch: 'no', caseId },
      area,
      description,
      answerBy,
      priority: form.getValues('priority'),
      ...(term === null
        ? {}
        : { toldCustomer: { radicado: number === '' ? null : number, dueOn: term.on, channel: answerBy } }),
      catalogue: catalogue.version,
      ...(adding.named.length > 0 ? { attachments: adding.named } : {}),
    })
    sending.current = false
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    const given = answer.value.radicado ?? (number === '' ? null : number)
    say(given === null ? t('cases.escalatedNoNumber') : t('cases.escalatedDone', { radicado: given }))
    done(caseId, given, false)
  }
  /** It is a case that is there: what is said goes to it, and none is escalated. */
  const add = async (same: Case) => {
    if (adding.busy || sending.current || !(await form.trigger('description', { shouldFocus: true }))) return
    const { description, entryId } = form.getValues()
    const text = saidOf(t, catalogue, request, description)
    if (text === '') return form.setError('description', { message: 'text.required' }, { shouldFocus: true })
    sending.current = true
    setBusy(true)
    setRefused(null)
    const files = adding.named.length > 0 ? { attachments: adding.named } : {}
    const answer = await dispatch('case.addNote', { caseId: same.id, entryId, text, ...files })
    sending.current = false
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    say(same.radicado === null ? t('cases.addedNoNumber') : t('cases.added', { radicado: same.radicado }))
    done(same.id, same.radicado, true)
  }
  const submit = () => void form.handleSubmit(send)()
  // As a step of the guide it is sent as every form is; in a contact's form that key registers the contact.
  useKeys({ 'Ctrl+E': submit, ...(close === undefined && { 'Ctrl+Enter': submit }) })

  const { errors } = form.formState
  return (
    <section ref={section} className={`${page.card} ${page.now}`} aria-label={t('cases.escalation')}>
      <h2>{t('cases.escalation')}</h2>
      <SameCustomerCases
        customerId={customerId}
        kind={request.kind}
        topic={request.topic}
        add={(same) => void add(same)}
        disabled={busy || adding.busy}
        appeared={showBeginning}
      />
      <div className={page.three}>
        <NativeSelect
          label={t('cases.field.area')}
          {...form.register('area')}
          data={catalogue.areas.map(({ id, text }) => ({ value: id, label: text.es }))}
          error={fieldError(t, errors.area?.message)}
        />
        <NativeSelect
          label={t('cases.field.answerBy')}
          {...form.register('answerBy')}
          data={ConsentChannel.options.map((channel) => ({
            value: channel,
            label: t(`customers.consentChannel.${channel}`),
          }))}
        />
        <Controller
          control={form.control}
          name="priority"
          render={({ field: { value, onChange } }) => (
            <div>
              <span className="mc-label">{t('cases.field.priority')}</span>
              <SegmentedControl
                fullWidth
                aria-label={t('cases.field.priority')}
                value={value}
                onChange={onChange}
                data={(['normal', 'high'] as const).map((one) => ({ value: one, label: t(`cases.priority.${one}`) }))}
              />
            </div>
          )}
        />
      </div>
      <AreaPeople area={form.watch('area')} />
      <LongTextarea
        label={t('cases.field.description')}
        rows={6}
        longest={CASE_WORDS}
        {...form.register('description')}
        error={fieldError(t, errors.description?.message)}
      />
      <AttachmentField adding={adding} />
      {term !== null && (
        <p>
          {t('cases.due.customerBy')}{' '}
          <Tooltip label={termReason(t, term)} events={{ hover: true, focus: true, touch: true }}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable by keyboard */}
            <b tabIndex={0} style={{ textDecoration: 'underline dotted' }}>
              {dayText(term.on)}
            </b>
          </Tooltip>{' '}
          <small>{termReason(t, term)}</small>
        </p>
      )}
      {term !== null && (
        <p className={page.say}>
          {radicado === ''
            ? t('cases.tellNoNumber', { day: dayText(term.on), channel: channelWords(t, channel) })
            : t('cases.tell', { radicado, day: dayText(term.on), channel: channelWords(t, channel) })}
        </p>
      )}
      {priority === 'high' && <small>{t('cases.highHint')}</small>}
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button
          variant="filled"
          disabled={busy || adding.busy}
          title={adding.busy ? t('attachments.wait') : undefined}
          rightSection={<kbd>Ctrl E</kbd>}
          onClick={submit}
        >
          {t('cases.escalate')}
        </Button>
        {close !== undefined && (
          <Button variant="subtle" onClick={close}>
            {t('cases.escalateLater')}
          </Button>
        )}
      </div>
    </section>
  )
}
