import { onSignOut } from '../shell/sign-out.ts'

/** What was searched for among the customers: who comes back to them finds it as it was left, until they sign out. */
let last = ''

export const lastSearch = (): string => last
export const keepSearch = (text: string): void => {
  last = text
}
onSignOut(() => keepSearch(''))
