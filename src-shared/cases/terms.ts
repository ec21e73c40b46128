import { AREA_TERMS, type RequestKind } from '../calendar/terms.ts'
import { areaOf } from '../catalogues/entries.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import type { CaseSettings } from '../compliance/settings.ts'

/** Business days of each of a case's clocks, how they are counted, and the version of the catalogue that says so. */
export interface CaseTerms extends Pick<CaseSettings, 'dayEndsAt' | 'waitsForData'> {
  readonly area: number
  readonly customer: number
  readonly catalogue: string
}

/** The terms of a request of a kind in an area (domain, compliance: the area's own, and the customer's). */
export const termsOf = (catalogue: Catalogue, area: string, kind: RequestKind): CaseTerms => ({
  area: areaOf(catalogue, area)?.terms[kind] ?? AREA_TERMS[kind],
  customer: catalogue.settings.customerTerms[kind],
  catalogue: catalogue.version,
  dayEndsAt: catalogue.settings.cases.dayEndsAt,
  waitsForData: catalogue.settings.cases.waitsForData,
})
