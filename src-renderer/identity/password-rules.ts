import { passwordAllowed } from '#shared/identity/password-rules.ts'

export interface PasswordRule {
  readonly rule: 'tooShort' | 'aboutYou' | 'common' | 'same'
  readonly met: boolean
}

/** The rules as they stand for what is typed so far; the centre checks them again. */
export function passwordRules(
  typed: { readonly current: string; readonly next: string },
  about: { readonly login: string; readonly name: string },
): readonly PasswordRule[] {
  const { current, next } = typed
  const allowed = passwordAllowed(next, about)
  const broken = allowed.ok ? null : allowed.error.code
  const longEnough = broken !== 'password.tooShort'
  return [
    { rule: 'tooShort', met: longEnough },
    { rule: 'aboutYou', met: longEnough && broken !== 'password.aboutYou' },
    { rule: 'common', met: longEnough && broken === null },
    { rule: 'same', met: next !== '' && next !== current },
  ]
}
