import type { TFunction } from 'i18next'
import { z } from 'zod'
import type { Customer } from '#shared/customers/schema.ts'
import { DONE } from '#shared/guides/answer.ts'
import { type GuideLibrary, stepAt } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import type { FORMS } from '#shared/guides/vocabulary.ts'
import { parsePhone } from '#shared/identifiers/phone.ts'
import { editOf } from '../customers/edit.ts'

export type FormName = (typeof FORMS)[number]
export type FieldName = 'phone' | 'email' | 'city' | 'user' | 'event' | 'attendee' | 'company' | 'document' | 'detail'

/** What each form of a guide asks; the first field is needed, of a card's data any one (what is new is told, and no more). */
export const FORM_FIELDS: Readonly<Record<FormName, readonly [FieldName, ...FieldName[]]>> = {
  'customer.contactData': ['phone', 'email', 'city'],
  'customer.consent': ['detail'],
  documentToSend: ['document', 'detail'],
  portalUser: ['user', 'detail'],
  eventSignUp: ['event', 'attendee', 'company', 'email'],
}

export const isForm = (name: string): name is FormName => name in FORM_FIELDS

/** Whether a form is without what it needs. */
export function isLacking(name: string, values: Readonly<Record<string, string>>): boolean {
  const fields = isForm(name) ? FORM_FIELDS[name] : (['detail'] as const)
  const needed = name === 'customer.contactData' ? fields : fields.slice(0, 1)
  return needed.every((field) => (values[field] ?? '').trim() === '')
}

/** Why a value cannot stand on a card, as a refusal's code; a guide's other words are free. */
export function malformed(field: FieldName, value: string): string | undefined {
  if (value.trim() === '') return undefined
  if (field === 'email') return z.email().max(254).safeParse(value.trim()).success ? undefined : 'email.malformed'
  const read = field === 'phone' ? parsePhone(value) : null
  return read?.ok === false ? read.error.code : undefined
}

export interface GivenForm {
  readonly form: FormName
  readonly values: Readonly<Partial<Record<FieldName, string>>>
  /** Outcome of the procedure that asked; null of one that has not ended, `done` of a form that the contact's own guide asks. */
  readonly outcome: string | null
}

/** What was written in a form, in the order in which it asks. */
function valuesOf(form: FormName, written: Readonly<Record<string, unknown>>): GivenForm['values'] {
  const values = FORM_FIELDS[form].flatMap((name) => {
    const value = String(written[name] ?? '').trim()
    return value === '' ? [] : [[name, value] as const]
  })
  return Object.fromEntries(values)
}

/** The forms that a run was given, each as it was given last: what was confirmed as wrong is asked again. */
export function givenForms(library: GuideLibrary, run: GuideRun): readonly GivenForm[] {
  const given = new Map<string, GivenForm>()
  run.trail.forEach(({ stepId, position: { frames, request }, answer }, index) => {
    const frame = frames.at(-1)
    if (answer.kind !== 'form' || frame === undefined) return
    const step = stepAt(library, frame)
    if (step.kind !== 'ask' || step.field.type !== 'form' || !isForm(step.field.form)) return
    const { form } = step.field
    const returned = run.trail.slice(index).find((later) => later.answer.kind === 'returned')?.answer
    const inProcedure = returned?.kind === 'returned' ? returned.outcome : null
    given.set(`${stepId} ${request}`, {
      form,
      values: valuesOf(form, answer.values),
      outcome: frames.length > 1 ? inProcedure : DONE,
    })
  })
  return [...given.values()]
}

/**
 * What is read back to the customer at the step that is: the form that this step sends one to again where something of it is
 * wrong, as it was given last. Null at every other step.
 */
export function formToReadBack(library: GuideLibrary, run: GuideRun): Pick<GivenForm, 'form' | 'values'> | null {
  const frame = run.current?.frames.at(-1)
  if (frame === undefined) return null
  const step = stepAt(library, frame)
  if (step.kind !== 'ask') return null
  const asked = run.trail.findLast(
    ({ stepId, position: { frames, request }, answer }) =>
      answer.kind === 'form' &&
      request === run.current?.request &&
      frames.at(-1)?.guideId === frame.guideId &&
      step.next.some(({ to }) => to === stepId),
  )
  const at = asked?.position.frames.at(-1)
  if (asked?.answer.kind !== 'form' || at === undefined) return null
  const from = stepAt(library, at)
  if (from.kind !== 'ask' || from.field.type !== 'form' || !isForm(from.field.form)) return null
  return { form: from.field.form, values: valuesOf(from.field.form, asked.answer.values) }
}

/** The telephone that the customer has just said that they may be called at, in national digits. */
export function phoneGiven(library: GuideLibrary, run: GuideRun): string | null {
  const said = givenForms(library, run).findLast(({ values }) => values.phone !== undefined)?.values.phone
  const read = parsePhone(said ?? '')
  return read.ok ? read.value.number : null
}

const isForCard = ({ form, outcome }: GivenForm): boolean => form === 'customer.contactData' && outcome === DONE

/** As many telephones, and e-mails, as a card has (customer.edit). */
const MOST = 10
const newFirst = <T>(added: T, others: readonly T[]): T[] => [added, ...others].slice(0, MOST)

/**
 * What the guide says is up to date, as the command that makes it so: the new telephone and e-mail come first and the
 * others stay; the city is another. Of a procedure that was not done, nothing.
 * @returns null where nothing changes
 */
export function cardEdit(forms: readonly GivenForm[], card: Customer): Record<string, unknown> | null {
  let { phones, emails, city } = card
  for (const { values } of forms.filter(isForCard)) {
    const phone = parsePhone(values.phone ?? '')
    if (phone.ok)
      phones = newFirst(
        phone.value,
        phones.filter(({ number }) => number !== phone.value.number),
      )
    const { email } = values
    if (email !== undefined)
      emails = newFirst(
        email,
        emails.filter((one) => one.toLowerCase() !== email.toLowerCase()),
      )
    city = values.city ?? city
  }
  return editOf(card, { ...card, phones, emails, city })
}

/**
 * What was given and stands on no card, for the contact's note: the run that is registered does not have it (redact.ts).
 * Data that a customer desisted from giving is nowhere.
 */
export function formsNoted(t: TFunction, forms: readonly GivenForm[], hasCard: boolean): readonly string[] {
  return forms
    .filter(
      ({ form, outcome }) => form !== 'customer.contactData' || outcome === null || (outcome === DONE && !hasCard),
    )
    .flatMap(({ form, values }) => {
      const said = Object.entries(values).map(([name, value]) => `${t(`guides.field.${name}`)}: ${value}`)
      return said.length === 0 ? [] : [`${t(`guides.form.${form}`)}: ${said.join(' · ')}`]
    })
}
