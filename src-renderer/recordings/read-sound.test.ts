import { expect, test } from 'vitest'
import { ok } from '#shared/kernel/result.ts'
import type { Recording } from '#shared/recordings/api.ts'
import type { useService } from '../shell/console.ts'
import { readSound } from './read-sound.ts'

const recording = { id: 'recording', size: 300 } as unknown as Recording // no more of it is read
/** A centre that gives a recording in three parts, and notes from where it was asked. */
function centre() {
  const asked: number[] = []
  const call = async (_verb: string, { start }: { start: number }) => {
    asked.push(start)
    return ok({ bytes: new Uint8Array(100), next: start < 200 ? start + 100 : null })
  }
  return { asked, call: call as unknown as ReturnType<typeof useService> } // of the services it takes this one
}

test('a recording is read to its end, and says how far it is', async () => {
  const { asked, call } = centre()
  const percents: number[] = []
  const sound = await readSound(
    call,
    recording,
    'listening',
    (percent) => percents.push(percent),
    () => true,
  )
  expect(sound.ok && sound.value.size).toBe(300)
  expect(asked).toEqual([0, 100, 200])
  expect(percents).toEqual([33, 66, 100])
})

test('nothing more is asked for when who wanted to hear it has left', async () => {
  const { asked, call } = centre()
  let here = true
  const leaves = () => {
    here = false
  }
  await readSound(call, recording, 'listening', leaves, () => here)
  expect(asked).toEqual([0])
})
