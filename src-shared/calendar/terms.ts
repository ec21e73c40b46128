/** The kinds of request (domain, catalogues). */
export const REQUEST_KINDS = ['consulta', 'solicitud', 'requerimiento', 'queja', 'procedimiento'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/**
 * Business days for the answer to the customer, by kind. Petitions: Ley 1755 de 2015, artículo 14 (information and
 * documents 10, general 15); complaints of financial consumers 15 †, a setting of the bank's compliance office.
 */
export const CUSTOMER_TERMS: Readonly<Record<RequestKind, number>> = {
  consulta: 10,
  solicitud: 10,
  requerimiento: 15,
  queja: 15,
  procedimiento: 15,
}

/** Business days that an area has of those, so that its answer can be told in time †. */
export const AREA_TERMS: Readonly<Record<RequestKind, number>> = {
  consulta: 5,
  solicitud: 5,
  requerimiento: 8,
  queja: 8,
  procedimiento: 8,
}
