import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Controller, useFieldArray, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Channel } from '#shared/customers/schema.ts'
import type { DispositionLack } from '#shared/interactions/disposition.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { EscalationForm } from '../cases/EscalationForm.tsx'
import { CustomerPicker } from '../customers/CustomerPicker.tsx'
import { cardOf } from '../customers/card-of.ts'
import { draftText, dropDraft, putDraft } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { useFormDraft } from '../drafts/use-form-draft.ts'
import { currentCatalogue, currentLibrary } from '../guides/guidebook.ts'
import { registrationOf } from '../guides/registration.ts'
import { useConsole, useDispatch } from '../shell/console.ts'
import { useKeys } from '../shell/keys.ts'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { When } from '../shell/When.tsx'
import { CallSource } from '../telephony/CallSource.tsx'
import { LostCall } from '../telephony/LostCall.tsx'
import { useNumberOfNobody } from '../telephony/own-number.ts'
import { blankRequest } from './begin.ts'
import { Continues } from './Continues.tsx'
import { CONTACT_FORM, type ContactTyped, seedOf } from './contact-values.ts'
import { DiscardContact } from './DiscardContact.tsx'
import { DispositionPicker } from './DispositionPicker.tsx'
import type { Kept } from './discard.ts'
import { EarlierNotes } from './EarlierNotes.tsx'
import { giveRegistration } from './give-registration.ts'
import { registrable } from './lacking.ts'
import { RequestFields } from './RequestFields.tsx'

/** Which request is being escalated is part of the draft: a reload opens its form again. */
const ESCALATING = 'escalating'
const CREATING = 'creating'

interface Props {
  readonly id: string
  readonly beginning: ContactTyped
  /** What stands on it already: of who had it before. */
  readonly notes: Interaction['notes'] | undefined
  /** Why it is not let go of; null: it may be. */
  readonly kept: Kept | null
  /** Its call was cut off, and has to be called back. */
  readonly lost: Interaction | undefined
}

/** One contact in course, from the first word to *Registrar*. Everything typed is its draft. */
export function ContactForm({ id, beginning, notes, kept, lost }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const console = useConsole()
  const me = usePerson()
  const form = useForm<ContactTyped>({ defaultValues: beginning })
  useFormDraft(form, id, CONTACT_FORM)
  const requests = useFieldArray({ control: form.control, name: 'requests', keyName: 'key' })
  const typed = useWatch({ control: form.control, compute: (values: ContactTyped) => values })
  const [escalating, setEscalating] = useState<string | null>(() => draftText(id, ESCALATING) || null)
  const [creating, setCreating] = useState(() => draftText(`${id}:${CREATING}`, 'customer') !== undefined)
  const number = useNumberOfNobody(beginning)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [lacking, setLacking] = useState<readonly string[]>([])
  const [lacksAsked, setLacksAsked] = useState<readonly DispositionLack[]>([])
  const busy = useRef(false)

  useEffect(() => {
    if ((draftText(id, ESCALATING) ?? '') !== (escalating ?? '')) putDraft(id, ESCALATING, escalating ?? '')
  }, [id, escalating])

  const register = async () => {
    if (busy.current) return
    const values = form.getValues()
    const { disposition, fields, asked } = registrable(currentCatalogue(), values, instantOf(Date.now()))
    setLacking(fields)
    setLacksAsked(asked)
    setRefused(null)
    if (fields.length > 0) document.getElementById(`${id}.${fields[0]}`)?.focus()
    else if (asked.length > 0)
      document.getElementById(`${id}.disposition.asks`)?.querySelector<HTMLElement>('input, textarea')?.focus()
    if (fields.length > 0 || asked.length > 0 || disposition === null) return
    busy.current = true
    const chosen = CustomerId.safeParse(values.customerId)
    const known = chosen.success ? await cardOf(console, chosen.data) : null
    const card = known?.ok === true ? known.value : null
    const given = { contact: { typed: values, customer: card }, library: currentLibrary(), run: null, values: {}, card }
    const commands = registrationOf(t, id, given, disposition)
    const done = await giveRegistration({ console, dispatch, t, me: me.id }, id, commands, {
      typed: values,
      requests: values.requests,
      disposition,
    })
    busy.current = false
    if (done.is === 'refused') return setRefused(done.why)
    if (done.is === 'parted') return say(done.words)
    await dropDraft(id)
    await dropDraft(`${id}:${CREATING}`)
    say(done.is === 'noted' ? done.words : t('interactions.registered'))
    if (done.is === 'noted') goTo('inbox', id)
    else goTo('inbox')
  }

  const nextToEscalate = () => typed.requests.findIndex(({ caseId }) => caseId === null)
  const escalate = (index = nextToEscalate()) => {
    const request = form.getValues(`requests.${index}`)
    if (request === undefined || request.caseId !== null) return
    form.setValue(`requests.${index}.branch`, 'no', { shouldDirty: true })
    setEscalating(request.id)
  }
  useKeys({
    'Ctrl+Enter': () => void register(),
    // While the escalation is open the key sends it.
    ...(escalating === null ? { 'Ctrl+E': () => escalate() } : {}),
  })

  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <h1>{t('interactions.contact')}</h1>
          <small>
            <CallSource caller={beginning.caller} />
            {t('interactions.begun')} <When at={typed.openedAt} />
          </small>
        </div>
        <div className={page.actions}>
          <Button
            className={page.back}
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => goTo('inbox')}
          >
            {t('shell.back')}
          </Button>
          <DiscardContact idNow={() => id} kept={kept} />
        </div>
      </header>
      <div className={page.body}>
        {beginning.continues !== null && <Continues contact={beginning.continues} />}
        <div className={page.actions}>
          <Controller
            control={form.control}
            name="channel"
            render={({ field }) => (
              <SegmentedControl
                aria-label={t('interactions.field.channel')}
                value={field.value}
                onChange={field.onChange}
                data={Channel.options.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
              />
            )}
          />
          <Controller
            control={form.control}
            name="direction"
            render={({ field }) => (
              <SegmentedControl
                aria-label={t('interactions.field.direction')}
                value={field.value}
                onChange={field.onChange}
                data={(['inbound', 'outbound'] as const).map((one) => ({ value: one, label: t(`direction.${one}`) }))}
              />
            )}
          />
        </div>
        <section aria-label={t('customers.one')}>
          <Controller
            control={form.control}
            name="customerId"
            render={({ field }) => (
              <CustomerPicker
                value={field.value}
                onChange={field.onChange}
                draft={`${id}:${CREATING}`}
                creating={creating}
                setCreating={setCreating}
                number={number}
              />
            )}
          />
        </section>
        {requests.fields.map((request, index) => (
          <RequestFields
            key={request.key}
            form={form}
            index={index}
            contactId={id}
            count={requests.fields.length}
            lacking={lacking}
            remove={() => requests.remove(index)}
            escalate={() => escalate(index)}
            escalation={
              escalating === request.id ? (
                <EscalationForm
                  contactId={id}
                  contact={() => seedOf(id, form.getValues())}
                  customerId={typed.customerId}
                  catalogue={currentCatalogue()}
                  request={typed.requests[index] ?? blankRequest()}
                  done={(caseId, radicado, added) => {
                    form.setValue(`requests.${index}.added`, added, { shouldDirty: true })
                    form.setValue(`requests.${index}.caseId`, caseId, { shouldDirty: true })
                    form.setValue(`requests.${index}.radicado`, radicado, { shouldDirty: true })
                    setEscalating(null)
                  }}
                  close={() => setEscalating(null)}
                />
              ) : null
            }
          />
        ))}
        <Button
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => requests.append(blankRequest(), { shouldFocus: false })}
        >
          {t('interactions.addRequest')}
        </Button>
        <Textarea label={t('interactions.field.notes')} rows={3} {...form.register('notes')} />
        <DispositionPicker form={form} inputId={`${id}.disposition`} lacking={lacking} lacksAsked={lacksAsked} />
        {notes !== undefined && notes.length > 0 && <EarlierNotes notes={notes} />}
        {refused !== null && <Refusal why={refused} />}
      </div>
      <LostCall lost={lost} />
      <footer className={page.stick}>
        <Button
          variant={escalating === null && !creating ? 'filled' : 'default'}
          rightSection={<kbd>Ctrl ↵</kbd>}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void register()}
        >
          {t('interactions.register')}
        </Button>
        {escalating === null && nextToEscalate() >= 0 && (
          <Button rightSection={<kbd>Ctrl E</kbd>} aria-keyshortcuts="Control+E" onClick={() => escalate()}>
            {t('interactions.escalate')}
          </Button>
        )}
        <SavedHint contact={id} />
      </footer>
    </div>
  )
}
