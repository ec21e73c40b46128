import { expect, test } from 'vitest'
import { ContactRequest, GivenRequest } from '../interactions/schema.ts'

const request = (overrides: number) => ({
  ...{ id: '01a20da4-5959-7c34-a3dc-71c24841f643', kind: 'solicitud', topic: 'Certificados', text: 'Pide uno' },
  ...{ branch: null, caseId: null },
  overrides: Object.fromEntries(Array.from({ length: overrides }, (_, n) => [`frase-${n}`, 'Por esto. '.repeat(90)])),
})

test('a request brings as many reasons as anybody has, and no endless list; a document that has one is read', () => {
  expect(GivenRequest.safeParse(request(40)).success).toBe(true)
  const endless = GivenRequest.safeParse(request(200))
  expect(endless.error?.issues.map(({ message }) => message)).toEqual(['text.tooLong'])
  expect(ContactRequest.safeParse(request(200)).success).toBe(true)
})
