/** Fewest characters of a password; a long phrase is better than signs (NIST SP 800-63B, 5.1.1.2). */
export const SHORTEST_PASSWORD = 12

export interface PasswordRule {
  readonly rule: 'tooShort' | 'hasLogin' | 'same'
  readonly met: boolean
}

/** The rules as they stand for what is typed so far; the centre checks them again. */
export function passwordRules(typed: { current: string; next: string; login: string }): readonly PasswordRule[] {
  const { current, next, login } = typed
  return [
    { rule: 'tooShort', met: [...next].length >= SHORTEST_PASSWORD },
    { rule: 'hasLogin', met: next !== '' && !next.toLowerCase().includes(login.toLowerCase()) },
    { rule: 'same', met: next !== '' && next !== current },
  ]
}
