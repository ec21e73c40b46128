import { zodResolver } from '@hookform/resolvers/zod'
import { ActionIcon, Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Controller, type UseFormReturn, useFieldArray, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { IdentifierType } from '#shared/identifiers/identifier.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dropDraft } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft } from '../drafts/use-form-draft.ts'
import { fieldError } from '../language/field-error.ts'
import { newId, useDispatch } from '../shell/console.ts'
import { focusForm } from '../shell/focus-soon.ts'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { settledKey } from '../shell/settled-key.ts'
import { say } from '../shell/ui-state.ts'
import { AlikeCustomers } from './AlikeCustomers.tsx'
import classes from './form.module.css'
import {
  blankCustomer,
  CustomerForm as CustomerFormSchema,
  type CustomerRead,
  type CustomerTyped,
} from './form-values.ts'
import { NitOrCedula } from './NitOrCedula.tsx'

interface Props {
  readonly done: (customerId: string) => void
  readonly cancel: () => void
  /** Where its draft is kept; a customer created inside a contact belongs to that contact. */
  readonly draft?: string
  readonly beginning?: Partial<CustomerTyped>
  /** Takes a card that is there already instead of a new one. */
  readonly use?: (customerId: string) => void
}

/** A new customer. The card is created here at once, with or without the centre. */
export function CustomerForm({ done, cancel, draft = 'customer:new', beginning, use }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)

  // Of the form and not of the click: who presses twice makes one card.
  const [customerId] = useState(newId)
  const creating = useRef(false)

  const create = async (read: CustomerRead) => {
    if (creating.current) return
    creating.current = true
    setBusy(true)
    const answer = await dispatch('customer.create', { customerId, ...read })
    creating.current = false
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    void dropDraft(draft)
    say(t('customers.created', { name: read.name }))
    done(customerId)
  }

  return (
    <CustomerFields
      draft={draft}
      beginning={{ ...blankCustomer, ...beginning }}
      submit={create}
      submitWord={t('customers.create')}
      busy={busy}
      refused={refused}
      beside={(form) => <AlikeCustomers form={form} use={use} />}
      cancel={() => {
        void dropDraft(draft)
        cancel()
      }}
    />
  )
}

interface FieldsProps {
  readonly draft: string
  readonly beginning: CustomerTyped
  readonly submit: (read: CustomerRead) => Promise<void>
  readonly submitWord: string
  readonly busy: boolean
  readonly refused: Rejection | null
  readonly cancel: () => void
  /** What is to be seen while the fields are filled in. */
  readonly beside?: (form: UseFormReturn<CustomerTyped, unknown, CustomerRead>) => ReactNode
}

/** The fields of a card, for a new one and for one that is edited. */
export function CustomerFields({ draft, beginning, submit, submitWord, busy, refused, cancel, beside }: FieldsProps) {
  const { t } = useTranslation()
  const defaultValues = useDraftValues(draft, 'customer', beginning)
  const form = useForm<CustomerTyped, unknown, CustomerRead>({
    defaultValues,
    resolver: zodResolver(CustomerFormSchema),
  })
  useFormDraft(form, draft, 'customer')
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'identifiers' })
  const { errors } = form.formState
  const send = () => void form.handleSubmit(submit)()
  const keys = (event: KeyboardEvent) => {
    // Not a <form>: it also stands inside the contact's. Enter in a one-line field saves, as in any form.
    if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.stopPropagation()
    send()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in its fields does what the button does
    <div ref={focusForm} className={beside === undefined ? '' : classes.sheet} onKeyDown={settledKey(keys)}>
      <div className={beside === undefined ? page.form : classes.grid}>
        <div className={`${classes.fields} ${page.form}`}>
          <Controller
            control={form.control}
            name="type"
            render={({ field }) => (
              <SegmentedControl
                aria-label={t('customers.field.type')}
                value={field.value}
                onChange={field.onChange}
                data={[
                  { value: 'company', label: t('customers.type.company') },
                  { value: 'person', label: t('customers.type.person') },
                ]}
                style={{ alignSelf: 'flex-start' }}
              />
            )}
          />
          <div className={page.two}>
            <TextInput
              label={t('customers.field.name')}
              required
              withAsterisk={false}
              maxLength={200}
              {...form.register('name')}
              error={fieldError(t, errors.name?.message)}
            />
            <TextInput
              label={t('customers.field.city')}
              maxLength={80}
              {...form.register('city')}
              error={fieldError(t, errors.city?.message)}
            />
            <TextInput
              label={t('customers.field.portfolio')}
              maxLength={60}
              {...form.register('portfolio')}
              error={fieldError(t, errors.portfolio?.message)}
            />
          </div>
          {fields.map((field, index) => (
            <div key={field.id}>
              <div style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}>
                <NativeSelect
                  label={t('customers.field.identifierType')}
                  style={{ maxWidth: 190 }}
                  {...form.register(`identifiers.${index}.type`)}
                  data={IdentifierType.options.map((type) => ({ value: type, label: t(`identifier.long.${type}`) }))}
                />
                <TextInput
                  label={t('customers.field.identifierNumber')}
                  style={{ flex: 1, maxWidth: 260 }}
                  maxLength={30}
                  {...form.register(`identifiers.${index}.number`)}
                  error={fieldError(t, errors.identifiers?.[index]?.number?.message)}
                />
                {fields.length > 1 && (
                  <ActionIcon mt={22} aria-label={t('customers.removeIdentifier')} onClick={() => remove(index)}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                )}
              </div>
              <NitOrCedula form={form} index={index} />
            </div>
          ))}
          {fields.length < 5 && (
            <Button
              variant="subtle"
              style={{ alignSelf: 'flex-start' }}
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => append({ type: 'cedula', number: '', answered: '' }, { shouldFocus: true })}
            >
              {t('customers.addIdentifier')}
            </Button>
          )}
          <div className={page.two}>
            <Textarea
              label={t('customers.field.phones')}
              description={t('customers.onePerLine')}
              rows={2}
              {...form.register('phones')}
              error={fieldError(t, errors.phones?.message)}
            />
            <Textarea
              label={t('customers.field.emails')}
              description={t('customers.onePerLine')}
              rows={2}
              {...form.register('emails')}
              error={fieldError(t, errors.emails?.message)}
            />
          </div>
          <LongTextarea
            label={t('customers.field.notes')}
            rows={2}
            longest={4_000}
            {...form.register('notes')}
            error={fieldError(t, errors.notes?.message)}
          />
        </div>
        <div className={beside === undefined ? '' : classes.foot}>
          {beside?.(form)}
          <div className={`${classes.end} ${page.form}`}>
            {refused !== null && <Refusal why={refused} />}
            <div className={page.actions}>
              <Button variant="filled" disabled={busy} onClick={send}>
                {submitWord}
              </Button>
              <Button onClick={cancel}>{t('shell.cancel')}</Button>
              <SavedHint contact={draft} />
            </div>
          </div>
        </div>
      </div>
    </div>
  )
}
