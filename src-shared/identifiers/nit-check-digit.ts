const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71] as const

/**
 * The check digit of a NIT (DIAN, Orden Administrativa 4 de 1989): weighted sum from the right, mod 11; r < 2 ? r : 11 − r.
 * @param digits the number without its check digit, at most 15 digits
 */
export function nitCheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  const rest = sum % 11
  return rest < 2 ? rest : 11 - rest
}
