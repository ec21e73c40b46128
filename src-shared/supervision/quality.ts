import type { AdvisorCall, AdvisorRow } from './rows.ts'

/** A measure is of the last seconds, said every ten; an older one is not of now. */
const MEASURED_MS = 30_000

/**
 * How an advisor's line sounds now; null: nobody says so. A console that says nothing of its line any more is none with a
 * good one, nor with a poor one. @param now by the centre's clock, unix ms
 */
export function qualityNow({ call }: Pick<AdvisorRow, 'call'>, now: number): AdvisorCall['quality'] {
  const quality = call?.quality ?? null
  return quality === null || now - quality.at > MEASURED_MS ? null : quality
}
