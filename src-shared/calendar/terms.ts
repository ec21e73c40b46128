/** The kinds of request (domain, catalogues). */
export const REQUEST_KINDS = ['consulta', 'solicitud', 'requerimiento', 'queja', 'procedimiento'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
/** Business days by kind of request. */
export type Terms = Readonly<Record<RequestKind, number>>

/**
 * Business days for the answer to the customer, by kind. Petitions: Ley 1755 de 2015, artículo 14 (information and
 * documents 10, general 15); complaints of financial consumers 15 †, a setting of the bank's compliance office.
 */
export const CUSTOMER_TERMS: Terms = {
  consulta: 10,
  solicitud: 10,
  requerimiento: 15,
  queja: 15,
  procedimiento: 15,
}

/** What a bank may set at most: the law's terms, and 30 for a consulta that asks for an opinion (artículo 14, numeral 2). */
export const LONGEST_CUSTOMER_TERMS: Terms = { ...CUSTOMER_TERMS, consulta: 30 }

/** Business days that an area has of those, so that its answer can be told in time †: of an area that no catalogue has. */
export const AREA_TERMS: Terms = {
  consulta: 5,
  solicitud: 5,
  requerimiento: 8,
  queja: 8,
  procedimiento: 8,
}

/** Business days by which the law of personal data lets a term be extended (Ley 1581 de 2012): articles 14 and 15. */
const PERSONAL_DATA_EXTENSION = { consultation: 5, claim: 8 } as const

/**
 * By how many business days at most a customer's term may be extended, once: by as many as it has (Ley 1755 de 2015,
 * artículo 14, parágrafo: *no podrá exceder del doble*), of personal data by fewer.
 * @param businessDays the term, without any extension
 */
export function longestExtension(kind: RequestKind, businessDays: number, personalData: boolean): number {
  if (!personalData) return businessDays
  const { consultation, claim } = PERSONAL_DATA_EXTENSION
  return Math.min(businessDays, kind === 'consulta' || kind === 'solicitud' ? consultation : claim)
}
