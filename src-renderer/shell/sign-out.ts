const forgets = new Set<() => void>()

/** What a window keeps of whoever sits at it says here, where it is kept, how it is forgotten for the next one. */
export const onSignOut = (forget: () => void): void => void forgets.add(forget)

/** Nobody is at the console any more: nothing of whoever was is left on its screens. */
export function forgetPerson(): void {
  for (const forget of forgets) forget()
}
