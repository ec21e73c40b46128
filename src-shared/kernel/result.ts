/** What a person can cause to be refused is a value, never an exception (docs/architecture.md, Errors). */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** A refusal. `code` (`area.reason`) names its sentence in the translation catalogue; `facts` fill its blanks. */
export interface Rejection {
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const reject = (
  code: string,
  facts?: Rejection['facts'],
): { readonly ok: false; readonly error: Rejection } => ({
  ok: false,
  error: facts === undefined ? { code } : { code, facts },
})
