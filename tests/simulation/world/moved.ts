import type { Told } from './world.ts'

/** Whether an administrator gave somebody another team meanwhile: they leave the contacts of the one before behind. */
export const wasMoved = (all: readonly Told[], person: string): boolean =>
  all.some(({ body, answer }) => {
    const { userId, teamId } = body.payload as { userId?: string; teamId?: string } // of a user.edit, as acts.ts made it
    return answer.ok && body.name === 'user.edit' && userId === person && teamId !== undefined
  })
