import type { TFunction } from 'i18next'
import type { Case } from '#shared/cases/schema.ts'
import { documentOf } from '#shared/catalogues/entries.ts'
import { spokenName } from '#shared/customers/name.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { keptOf } from '#shared/guides/kept.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { channelWords } from '../cases/told.ts'
import { areaName } from '../interactions/catalogue.ts'
import { dayText } from '../language/format.ts'

const BOGOTA_OFFSET_MS = -5 * 60 * 60_000

/** Greeting by the hour in Bogotá (UTC−5, no daylight saving). */
function dayPart(t: TFunction, nowMs: number): string {
  const hour = new Date(nowMs + BOGOTA_OFFSET_MS).getUTCHours()
  return t(`guides.dayPart.${hour < 12 ? 'morning' : hour < 19 ? 'afternoon' : 'night'}`)
}

interface Known {
  readonly advisor: string
  readonly customer: Customer | null
  /** Of the request that the guide is at. */
  readonly case: Case | null
}

/** What the scripts' variables stand for now (src-shared/guides/vocabulary.ts). */
export function scriptValues(
  t: TFunction,
  library: GuideLibrary,
  run: GuideRun,
  known: Known,
): Readonly<Record<string, string | undefined>> {
  const document = keptOf(library, run).requests.at(-1)?.document ?? null
  return {
    'bank.name': t('guides.bank'),
    'advisor.name': known.advisor,
    'customer.name': known.customer === null ? undefined : spokenName(known.customer.name),
    'contact.dayPart': dayPart(t, Date.now()),
    // Without one to give, the centre gives it: until then the sentence says so.
    'case.radicado': known.case === null ? undefined : (known.case.radicado ?? t('guides.numberFollows')),
    'case.dueOn': known.case === null ? undefined : dayText(known.case.clocks.customer.dueOn),
    'case.answerBy': known.case === null ? undefined : channelWords(t, known.case.answerBy),
    'case.topic': known.case?.topic,
    'case.answer': known.case?.entries.findLast(({ what }) => what === 'case.answer')?.text,
    'area.name': known.case === null ? undefined : areaName(known.case.area),
    'document.name': document === null ? undefined : documentOf(library.catalogue, document)?.text.es,
  }
}
