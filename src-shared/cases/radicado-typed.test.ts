import { expect, test } from 'vitest'
import { radicadoTyped } from './radicado-typed.ts'

test.each(['1002', ' 1002 ', '1.002', '1 002', '#1002', 'radicado 1002', 'Caso n.º 1002', 'N° 1.002'])(
  '%j is the radicado 1002',
  (typed) => expect(radicadoTyped(typed)).toBe('1002'),
)

test.each(['', '10a02', 'molinos 1002', '1002 molinos', '900123456-8', '3105550142000', 'caso'])(
  '%j is none',
  (typed) => expect(radicadoTyped(typed)).toBeNull(),
)
