import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startSentence } from './start-sentences.ts'

const failureOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (failure) {
    return failure
  }
}

test('a folder that cannot be made is said with what to do, whatever the system calls it', ({ skip }) => {
  const failure = failureOf(() => mkdirSync('/proc/no-hay'))
  skip(
    !(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT'),
    'needs /proc, where no folders are made',
  )
  expect(startSentence(failure, '/proc/no-hay', '7050')).toBe(
    'No se puede leer o escribir en /proc/no-hay. Revise los permisos de la carpeta o elija otra con --data.',
  )
})
