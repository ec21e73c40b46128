import { isByItself } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Notice } from '#shared/notices/schema.ts'

/** Who did what a notice tells of, by the case's own entries; null: nobody did, or the case does not say. */
export function doneBy(
  { advisorId, entries }: Pick<Case, 'advisorId' | 'entries'>,
  { code, at }: Pick<Notice, 'code' | 'at'>,
): string | null {
  if (code === 'case.escalate') return advisorId
  if (isByItself(code)) return null
  const same = entries.filter(({ what }) => what === code)
  return (same.findLast((entry) => entry.at <= at) ?? same.at(-1))?.by ?? null
}
