import { expect, test } from 'vitest'
import { ContactRequest } from '../interactions/schema.ts'
import { usualMedium } from '../interactions/sent-by.ts'
import { keptOf } from './kept.ts'
import { everyPlace } from './paths.ts'
import type { GuideRun } from './run.ts'
import { advance, currentFrame } from './runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from './shipped.ts'

const library = shippedLibrary()
const STEP = 'envia-informacion'

function asked(): GuideRun {
  for (const { run } of everyPlace(library, INBOUND_GUIDE)) if (currentFrame(run)?.stepId === STEP) return run
  throw new Error('no way leads to sending')
}
const sent = (outcome: string, ref: string | null) =>
  advance(library, asked(), STEP, { kind: 'done', outcome, ref }, '2026-11-24T15:01:00.000Z')
const keptAs = (outcome: string, ref: string | null) => {
  const run = sent(outcome, ref)
  if (!run.ok) throw new Error(run.error.code)
  return keptOf(library, run.value).requests[0]
}

test('a document that was sent says by which medium', () => {
  expect(keptAs('sent', 'post')).toMatchObject({ documentBy: 'post' })
})

test('what was not sent, and what an earlier version of the program sent, says none', () => {
  expect(keptAs('notSent', null)).toMatchObject({ documentBy: null })
  expect(keptAs('sent', null)).toMatchObject({ documentBy: null })
})

test('nothing but a medium is taken for one', () => {
  expect(sent('sent', 'paloma')).toMatchObject({ ok: false, error: { code: 'guide.answerInvalid' } })
})

test('what is asked for in a chat usually goes by it, all else by mail', () => {
  expect(usualMedium('chat')).toBe('chat')
  expect(usualMedium('voice')).toBe('email')
  expect(usualMedium('mailbox')).toBe('email')
})

test('requests of earlier programs, which do not say the medium, are read as before', () => {
  const before = { id: '01939e1a-0000-7000-8000-000000000001', kind: 'solicitud', topic: 'Otros', text: '' }
  const read = ContactRequest.parse({ ...before, branch: 'yes', caseId: null, document: 'circular' })
  expect(read).toMatchObject({ document: 'circular' })
  expect(read).not.toHaveProperty('documentBy')
})
