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
