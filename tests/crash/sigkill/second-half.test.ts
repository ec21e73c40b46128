import { test } from 'vitest'
import { killOverAndOver } from './rounds.ts'

test('100 rounds of SIGKILL on one store lose no acknowledged save', () => killOverAndOver(100), 600_000)
