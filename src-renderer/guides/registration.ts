import type { TFunction } from 'i18next'
import { asksNoContact } from '#shared/compliance/no-contact.ts'
import { type Channel, type Customer, consentChannelOf } from '#shared/customers/schema.ts'
import { type KeptContact, keptOf } from '#shared/guides/kept.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import { guideOf } from '#shared/guides/library.ts'
import { redact } from '#shared/guides/redact.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { spoken } from '#shared/guides/script.ts'
import type { Disposition } from '#shared/interactions/disposition.ts'
import { type CommandToGive, consentSaid, withdrawalsOf } from '../customers/consent-commands.ts'
import { blankRequest } from '../interactions/begin.ts'
import { type ContactTyped, type RequestTyped, requestsOf, seedOf } from '../interactions/contact-values.ts'
import { noteEntries } from '../interactions/note-entries.ts'
import { addedTo } from './added.ts'
import { CONSENT_CHANNELS, consentsSaid } from './consents-said.ts'
import { cardEdit, formsNoted, givenForms } from './given-forms.ts'
import { topicWords } from './words.ts'

/** The contact's requests as the guide knows them, each with the id that it was begun with. */
export function requestsIn(
  library: GuideLibrary,
  run: GuideRun,
  begun: readonly RequestTyped[],
): readonly RequestTyped[] {
  return keptOf(library, run).requests.map((kept) => {
    const known = begun[kept.index] ?? blankRequest()
    return {
      ...known,
      kind: kept.kind ?? '',
      topic: topicWords(library.catalogue, kept.topic),
      text: kept.text,
      branch: known.caseId === null ? kept.branch : 'no',
      caseId: known.caseId ?? kept.caseId,
      ...(Object.keys(kept.overrides).length > 0 ? { overrides: { ...kept.overrides } } : {}),
      ...(kept.decidedAt === null ? {} : { decidedAt: kept.decidedAt }),
      ...(kept.document === null ? {} : { document: kept.document }),
      ...(kept.documentBy === null ? {} : { documentBy: kept.documentBy }),
      ...(kept.procedure === null ? {} : { procedure: kept.procedure }),
    }
  })
}

/** Requests that were classified; one that was cut before is kept in the words of the note. */
export const wholeRequests = (asked: readonly RequestTyped[]): readonly RequestTyped[] =>
  asked.filter(({ kind, topic }) => kind !== '' && topic !== '')

/**
 * Everything that registering a contact dispatches, in order: its note, the customer's card, their consents, the
 * registration.
 */
export function registrationOf(
  t: TFunction,
  id: string,
  {
    contact: { typed, customer },
    library,
    run,
    values,
    card,
  }: {
    /** `customer`: their card, or null where it is not at hand. */
    readonly contact: { readonly typed: ContactTyped; readonly customer: Pick<Customer, 'consents'> | null }
    readonly library: GuideLibrary
    /** Null of a contact that is a form. */
    readonly run: GuideRun | null
    readonly values: Readonly<Record<string, string | undefined>>
    /** The customer's, where this workstation has it: else what they gave for it is in the note. */
    readonly card: Customer | null
  },
  disposition: Disposition,
): readonly CommandToGive[] {
  const asked = run === null ? typed.requests : requestsIn(library, run, typed.requests)
  const whole = wholeRequests(asked)
  const loose = asked.filter((one) => !whole.includes(one) && one.text.trim() !== '')
  const seed = seedOf(id, typed)
  const forms = run === null ? [] : givenForms(library, run)
  const edit = card === null ? null : cardEdit(forms, card)
  const notes = [
    typed.notes.trim(),
    ...loose.map(({ text }) => t('guides.unnamed', { text: text.trim() })),
    ...formsNoted(t, forms, card !== null),
    ...asked.filter(({ added }) => added === true).map((one) => `${addedTo(t, one)}.`),
  ].join('\n')
  const kept = run === null ? null : keptOf(library, run)
  return [
    ...noteEntries(typed.noteId, notes).map((entry) => ({
      name: 'interaction.addNote',
      payload: { contact: seed, ...entry },
    })),
    ...(edit === null ? [] : [{ name: 'customer.edit', payload: edit }]),
    ...(run === null || kept === null ? [] : authorisationOf(t, kept, typed, library, run, values)),
    // Who asks not to be contacted at all has that as their last word, whatever they said before.
    ...(asksNoContact(disposition.id)
      ? withdrawalsOf(t, typed.customerId, customer)
      : consentsOf(t, kept?.consentChannels ?? null, typed.customerId)),
    {
      name: 'interaction.register',
      payload: {
        contact: seed,
        requests: requestsOf({ ...typed, requests: [...whole] }),
        disposition,
        ...(run === null ? {} : { guide: redact(library, run) }),
        ...(typed.outreach === null ? {} : { outreach: typed.outreach }),
      },
    },
  ]
}

/** The longest that a consent keeps of its words and of where it comes from. */
const WORDING = 2_000
const SOURCE = 120

/** The personal-data authorisation, or its refusal, in the words in which it was asked (Ley 1581 de 2012, artículo 9). */
function authorisationOf(
  t: TFunction,
  { authorisation }: KeptContact,
  { customerId, channel }: { readonly customerId: string | null; readonly channel: Channel },
  library: GuideLibrary,
  run: GuideRun,
  values: Readonly<Record<string, string | undefined>>,
): readonly CommandToGive[] {
  if (customerId === null || authorisation === null) return []
  const guide = guideOf(library, run.guideId, run.guideVersion)
  const step = guide.steps.find((one) => 'keeps' in one && one.keeps === 'contact.authorisation')
  const script = step === undefined || !('script' in step) ? '' : (step.script ?? '')
  const said = spoken(script, values)
    .map((part) => (part.type === 'words' ? part.text : (part.value ?? '')))
    .join('')
  const granted = authorisation === 'granted'
  return [
    {
      name: granted ? 'customer.recordConsent' : 'customer.withdrawConsent',
      payload: {
        customerId,
        channel: consentChannelOf(channel),
        purpose: 'personalData',
        source: t('customers.consents.sourceGuide', {
          guide: guide.title.es,
          version: guide.version,
          channel: t(`channel.${channel}`).toLowerCase(),
        }).slice(0, SOURCE),
        wording: t(granted ? 'customers.consents.asked' : 'customers.consents.askedRefused', { words: said }).slice(
          0,
          WORDING,
        ),
      },
    },
  ]
}

/** What the customer said of the channels when asked for them: those that they did not choose they refuse. */
function consentsOf(t: TFunction, kept: string | null, customerId: string | null): readonly CommandToGive[] {
  const { channels } = consentsSaid({ authorisation: null, consentChannels: kept })
  if (channels === null) return []
  return CONSENT_CHANNELS.all.flatMap((channel) =>
    consentSaid(t, customerId, { channel, purpose: 'service', granted: channels.includes(channel) }),
  )
}
