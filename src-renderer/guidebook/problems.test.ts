import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { nameInProblem } from './problems.ts'

beforeAll(() => i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } }))

test('each channel by which a contact could not be ended early is told by its name', () => {
  const told = (name: string) => {
    const problem = { code: 'early.noneByChannel', name } as const
    return i18next.t(`guidebook.problem.${problem.code}`, { name: nameInProblem(i18next.t, undefined, problem) })
  }
  expect(told('mailbox')).toBe('por correo no hay motivo para «Terminar antes».')
  expect(told('voice')).not.toBe(told('mailbox'))
})
