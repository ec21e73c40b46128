import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useRef, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { addDays, bogotaDate } from '#shared/calendar/civil-date.ts'
import { saysContact } from '#shared/cases/commands.ts'
import { extensionLimit } from '#shared/cases/extension.ts'
import { CASE_WORDS } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import { Channel } from '#shared/customers/schema.ts'
import { isHere } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { AttachmentField } from '../attachments/AttachmentField.tsx'
import { useAdding } from '../attachments/use-adding.ts'
import { dropDraft } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft } from '../drafts/use-form-draft.ts'
import { areaChoices } from '../interactions/catalogue.ts'
import { fieldError, messageOf } from '../language/field-error.ts'
import { dayText } from '../language/format.ts'
import { newId, useDispatch, useWatch } from '../shell/console.ts'
import { DateField } from '../shell/DateField.tsx'
import { focusForm } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import page from '../shell/page.module.css'
import { payloadSchema } from '../shell/payload-schema.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { useActor, useNames } from '../shell/use-actor.ts'
import { AreaPeople } from './AreaPeople.tsx'
import { type ActionTyped, askedAgain } from './action-typed.ts'
import type { CaseAction } from './actions.ts'
import { chosenContact, NEW_CONTACT, type SeedTyped } from './contact-choice.ts'
import { actionDraft, actionForms, saysSeen, textField } from './forms.ts'
import { partWith } from './parted.ts'
import { useContactChoices } from './use-contact-choices.ts'
import { WordsAnswered } from './WaitingWords.tsx'
import { WhichContact } from './WhichContact.tsx'

interface Props {
  readonly current: Case
  readonly name: CaseAction
  /** Why it can no longer be sent, where the case changed under it; what is written stays to be copied. */
  readonly stopped: string | null
  /** Opened here and now: its first field takes the focus. */
  readonly isOpened: boolean
  /** @param kept what is written in it stays for later */
  readonly close: (kept: boolean) => void
}

const saysItsContact = (name: CaseAction): name is keyof typeof saysContact => name in saysContact
const formSchema = (name: CaseAction) => (saysItsContact(name) ? saysContact[name] : payloadSchema(name))

/** The form of one action of a case. What is typed is a draft of its own; a newer entry than the one seen is shown first. */
export function CaseActionForm({ current, name, stopped, isOpened, close }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const names = useNames()
  const actor = useActor()
  const users = useWatch('directory.users', {})
  const draft = actionDraft(current.id, name)
  const defaultValues = useDraftValues<ActionTyped>(draft, 'form', {
    text: '',
    userId: '',
    area: '',
    channel: 'voice',
    dueOn: '',
    which: '',
    entryId: newId(),
    interactionId: newId(),
    openedAt: instantOf(Date.now()),
    seen: current.entries.at(-1)?.id ?? null,
  })
  const form = useForm<ActionTyped>({ defaultValues })
  useFormDraft(form, draft, 'form')
  const adding = useAdding(draft)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const busy = useRef(false)
  const asked = actionForms[name]
  const isWhich = asked.includes('whichContact')
  // Nobody asked for it to be opened again before it was closed.
  const choices = useContactChoices(current, isWhich, name === 'case.reopen' ? current.closedAt : null)
  const which = form.watch('which')
  const isNew = which === NEW_CONTACT
  const newest = current.entries.at(-1)
  const seen = form.watch('seen')
  const newer = saysSeen.has(name) && newest !== undefined && newest.id !== seen ? newest : null

  const begun = (typed: ActionTyped): SeedTyped => ({
    interactionId: typed.interactionId,
    customerId: current.customerId,
    channel: typed.channel,
    // Data are asked for by us; a case is reopened for who comes to us.
    direction: name === 'case.reopen' ? 'inbound' : 'outbound',
    openedAt: typed.openedAt,
  })
  const payloadOf = (typed: ActionTyped) => ({
    caseId: current.id,
    entryId: typed.entryId,
    ...(textField[name] === undefined ? {} : { [textField[name]]: typed.text }),
    ...(asked.includes('user') ? { userId: typed.userId } : {}),
    ...(asked.includes('area') ? { area: typed.area } : {}),
    ...(asked.includes('day') ? { dueOn: typed.dueOn } : {}),
    ...(asked.includes('files') && adding.named.length > 0 ? { attachments: adding.named } : {}),
    ...(saysSeen.has(name) ? { seen: typed.seen } : {}),
    ...(asked.includes('contact') ? { contact: begun(typed) } : {}),
    ...(isWhich ? { contact: chosenContact(typed.which, choices, begun(typed)) } : {}),
  })

  const send = async () => {
    // As the button: what is newer is read first.
    if (busy.current || adding.busy || stopped !== null || newer !== null) return
    form.clearErrors()
    const typed = form.getValues()
    const payload = payloadOf(typed)
    const checked = formSchema(name).safeParse(payload)
    if (!checked.success) {
      for (const { path, message } of checked.error.issues) {
        if (path[0] === 'attachments') {
          setRefused({ code: 'attachment.none' })
          continue
        }
        const { field, code } = askedAgain[String(path[0])] ?? { field: 'text' as const, code: message }
        form.setError(field, { message: messageOf({ code }) }, { shouldFocus: true })
      }
      return
    }
    busy.current = true
    setRefused(null)
    const answer = await dispatch(name, payload)
    busy.current = false
    if (!answer.ok) return setRefused(answer.error)
    await dropDraft(draft)
    say(t(`cases.done.${name}`))
    close(false)
    partWith(current, name, typed.area, actor)
  }
  useKeys({ 'Ctrl+Enter': () => void send() })

  const { errors } = form.formState
  const today = bogotaDate(instantOf(Date.now()))
  const solvers = (users ?? []).filter(({ doc }) => isHere(doc, today) && doc.areas.includes(current.area))
  return (
    <div ref={isOpened ? focusForm : null} className={`${page.card} ${page.now}`}>
      <h2>{t(`command.${name}`)}</h2>
      <WordsAnswered current={current} name={name} />
      {isWhich && (
        <WhichContact
          name={name}
          choices={choices}
          field={form.register('which', { onChange: () => form.clearErrors('which') })}
          chosen={which}
          error={fieldError(t, errors.which?.message)}
        />
      )}
      {(asked.includes('contact') || isNew) && (
        <Controller
          control={form.control}
          name="channel"
          render={({ field }) => (
            <div>
              <div className="mc-label">{t('interactions.field.channel')}</div>
              <SegmentedControl
                aria-label={t('interactions.field.channel')}
                value={field.value}
                onChange={field.onChange}
                data={Channel.options
                  .filter((one) => one !== 'voicemail')
                  .map((one) => ({ value: one, label: t(`channel.${one}`) }))}
              />
            </div>
          )}
        />
      )}
      {asked.includes('user') && (
        <NativeSelect
          label={t('cases.field.person')}
          {...form.register('userId')}
          value={form.watch('userId')}
          data={[
            { value: '', label: t('cases.choosePerson') },
            ...solvers.map(({ doc }) => ({ value: doc.id, label: doc.name })),
          ]}
          error={fieldError(t, errors.userId?.message)}
        />
      )}
      {asked.includes('area') && (
        <NativeSelect
          label={t('cases.field.toArea')}
          {...form.register('area')}
          data={[
            { value: '', label: t('cases.chooseArea') },
            ...areaChoices().filter(({ value }) => value !== current.area),
          ]}
          error={fieldError(t, errors.area?.message)}
        />
      )}
      {asked.includes('area') && <AreaPeople area={form.watch('area')} />}
      {asked.includes('day') && (
        <DateField
          style={{ maxWidth: 260 }}
          day={form.watch('dueOn')}
          label={t('cases.field.extendTo')}
          description={t('cases.extension.hint', {
            due: dayText(current.clocks.customer.dueOn),
            limit: dayText(extensionLimit(current)),
          })}
          min={addDays(current.clocks.customer.dueOn, 1)}
          max={extensionLimit(current)}
          {...form.register('dueOn')}
          error={fieldError(t, errors.dueOn?.message)}
        />
      )}
      {asked.includes('text') && (
        <LongTextarea
          label={t(`cases.text.${name}`)}
          rows={6}
          longest={CASE_WORDS}
          {...form.register('text')}
          error={fieldError(t, errors.text?.message)}
        />
      )}
      {asked.includes('files') && <AttachmentField adding={adding} />}
      {/* Beneath what is being typed: it must not move it. */}
      {stopped !== null && <Sentence tone="warn">{stopped}</Sentence>}
      {newer !== null && stopped === null && (
        <Sentence tone="warn">
          <p>{t('cases.newer', { name: names(newer.by) ?? t('cases.unknownPerson') })}</p>
          <p className={page.text}>{newer.text === '' ? t(`command.${newer.what}`) : newer.text}</p>
          <Button mt={6} onClick={() => form.setValue('seen', newer.id, { shouldDirty: true })}>
            {t('cases.newerSeen')}
          </Button>
        </Sentence>
      )}
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button
          variant="filled"
          rightSection={<kbd>Ctrl ↵</kbd>}
          disabled={stopped !== null || newer !== null || adding.busy}
          title={stopped ?? (adding.busy ? t('attachments.wait') : newer === null ? undefined : t('cases.newerFirst'))}
          onClick={() => void send()}
        >
          {t(`command.${name}`)}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            // One finger from what sends it: what is written is not gone for that.
            const kept = form.getValues('text').trim() !== '' || adding.named.length > 0
            if (!kept) void dropDraft(draft)
            close(kept)
          }}
        >
          {t('shell.cancel')}
        </Button>
        <SavedHint contact={draft} />
      </div>
    </div>
  )
}
