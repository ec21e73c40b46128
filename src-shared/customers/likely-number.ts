import { z } from 'zod'
import { nitCheckDigit } from '../identifiers/nit-check-digit.ts'

/** What may have happened between a number and what was typed. */
export const NumberMistake = z.enum(['checkDigit', 'swapped', 'digit', 'missing', 'extra'])
export type NumberMistake = z.infer<typeof NumberMistake>

export interface LikelyNumber {
  readonly number: string
  readonly mistake: NumberMistake
}

const MISTAKES = NumberMistake.options
const DIGITS = [...'0123456789']

interface Reading {
  readonly digits: string
  /** The check digit that was typed with it. */
  readonly check: number | null
}

/** A number alone, as people write a NIT or a cédula; null for any other text. */
function readingsOf(text: string): readonly Reading[] {
  const found = /^(\d{5,11})(?:-(\d))?$/.exec(text.trim().replace(/[.\s]/g, ''))
  if (found === null) return []
  const [, digits = '', check] = found
  if (check !== undefined) return [{ digits, check: Number(check) }]
  // Without a hyphen the last digit may be the check digit of the others.
  const whole: Reading = { digits, check: null }
  return digits.length < 8 ? [whole] : [whole, { digits: digits.slice(0, -1), check: Number(digits.slice(-1)) }]
}

function* nearOf(digits: string): Generator<LikelyNumber> {
  for (let at = 0; at < digits.length; at += 1) {
    const [before, digit = '', after] = [digits.slice(0, at), digits[at], digits.slice(at + 1)]
    const [next = '', rest] = [after.slice(0, 1), after.slice(1)]
    if (next !== '' && next !== digit) yield { number: `${before}${next}${digit}${rest}`, mistake: 'swapped' }
    for (const other of DIGITS) if (other !== digit) yield { number: `${before}${other}${after}`, mistake: 'digit' }
    yield { number: `${before}${after}`, mistake: 'extra' }
  }
  for (let at = 0; at <= digits.length; at += 1)
    for (const lost of DIGITS) yield { number: `${digits.slice(0, at)}${lost}${digits.slice(at)}`, mistake: 'missing' }
}

/**
 * Numbers from which a mistyped NIT or cédula is one slip away, likeliest first: a wrong check digit; two digits swapped,
 * one wrong, one missing, one too many. Those whose check digit is the typed one come before the others. At most some 500,
 * to be looked up one by one, so that nothing has to be read through.
 * @returns none when the text is no number
 */
export function likelyNumbers(text: string): readonly LikelyNumber[] {
  const likely = new Map<string, { one: LikelyNumber; rank: number }>()
  const readings = readingsOf(text)
  for (const { digits, check } of readings) {
    const near: LikelyNumber[] = [...nearOf(digits)]
    if (check !== null && nitCheckDigit(digits) !== check) near.push({ number: digits, mistake: 'checkDigit' })
    for (const one of near) {
      if (one.number.length < 6 || one.number.length > 10) continue
      const fits = check !== null && nitCheckDigit(one.number) === check
      const rank = MISTAKES.indexOf(one.mistake) + (fits || one.mistake === 'checkDigit' ? 0 : MISTAKES.length)
      const known = likely.get(one.number)
      if (known === undefined || rank < known.rank) likely.set(one.number, { one, rank })
    }
  }
  const typed = readings[0]
  if (typed?.check === null || (typed !== undefined && nitCheckDigit(typed.digits) === typed.check))
    likely.delete(typed.digits)
  return [...likely.values()].toSorted((a, b) => a.rank - b.rank).map(({ one }) => one)
}
