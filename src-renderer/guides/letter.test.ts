import { expect, test } from 'vitest'
import { isWritten, letterOf } from './letter.ts'

test('a letter has the words of its script, its lines, and a blank where something is not known', () => {
  const script = 'Buenos días, {customer.name}:\n\nSu radicado es {case.radicado}.\n\nCordialmente,\n{advisor.name}'
  expect(letterOf(script, { 'customer.name': 'Textiles del Valle', 'advisor.name': 'Ana' }, 'por completar')).toBe(
    'Buenos días, Textiles del Valle:\n\nSu radicado es [por completar].\n\nCordialmente,\nAna',
  )
})

test('what is spoken is no letter', () => {
  expect((['voice', 'video', 'voicemail', 'chat', 'mailbox'] as const).filter(isWritten)).toEqual(['chat', 'mailbox'])
})
