import { test } from 'vitest'
import { converge, HALF, MINUTES } from './converge.ts'

test(
  `${HALF} further schedules end with every replica equal to the centre, nothing lost, nobody stuck`,
  () => converge(1 + HALF, HALF),
  20 * MINUTES,
)
