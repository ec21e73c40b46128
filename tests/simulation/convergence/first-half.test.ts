import { expect, test } from 'vitest'
import { play } from '../world/run.ts'
import { converge, HALF, MINUTES } from './converge.ts'

test(
  `${HALF} schedules end with every replica equal to the centre, nothing lost, nobody stuck`,
  () => converge(1, HALF),
  20 * MINUTES,
)

test('a seed replays exactly', async () => {
  const [one, again] = [await play(77), await play(77)]
  expect(again.state.head).toEqual(one.state.head)
  expect(again.told.map((told) => told.body)).toEqual(one.told.map((told) => told.body))
})
