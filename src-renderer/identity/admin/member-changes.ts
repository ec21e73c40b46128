interface Given {
  readonly name: 'user.edit'
  readonly payload: { readonly userId: string; readonly teamId: string | null }
}

/**
 * The commands that bring people into a team and out of it. Who was in it when the form was opened and is chosen still is not
 * named: a colleague may have put them elsewhere meanwhile.
 */
export const memberChanges = (
  teamId: string,
  before: readonly string[],
  after: readonly string[],
): readonly Given[] => [
  ...before
    .filter((userId) => !after.includes(userId))
    .map((userId): Given => ({ name: 'user.edit', payload: { userId, teamId: null } })),
  ...after
    .filter((userId) => !before.includes(userId))
    .map((userId): Given => ({ name: 'user.edit', payload: { userId, teamId } })),
]
