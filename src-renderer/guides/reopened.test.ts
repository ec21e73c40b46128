import { beforeEach, expect, test } from 'vitest'
import { isAnswered, stepAt } from '#shared/guides/library.ts'
import { everyPlace } from '#shared/guides/paths.ts'
import { possibleAnswers } from '#shared/guides/possible-answers.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { advance, currentFrame, endEarly } from '#shared/guides/runner.ts'
import { shippedGuides, shippedLibrary } from '#shared/guides/shipped.ts'
import { view } from '#shared/guides/view.ts'
import { draftText, useDrafts } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import { CONTACT_FORM, contactFromDraft } from '../interactions/contact-values.ts'

const library = shippedLibrary()
const contacts = shippedGuides().flatMap(({ id, type }) => (type === 'contact' ? [id] : []))
const NOTES = 'Lo que se alcanzó a escribir'
const LATER = '2026-11-24T15:01:00.000Z'

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

/** The run as a console finds it that is opened again: what the store kept is the contact's draft, and no more. */
function reopened(run: GuideRun): GuideRun | null {
  const id = beginContact({ run, notes: NOTES, guideId: run.guideId })
  const kept = contactFromDraft(draftText(id, CONTACT_FORM))
  expect(kept?.notes).toBe(NOTES)
  return kept?.run ?? null
}

test.each(contacts)(
  '%s is killed at every step, by every channel and way, and goes on from there',
  { timeout: 60_000 },
  (id) => {
    const [places, steps] = [new Set<string>(), new Set<string>()]
    let kills = 0
    let ends = 0
    const withoutEnd = new Set<string>()
    for (const { run, supposed } of everyPlace(library, id)) {
      kills++
      const frame = currentFrame(run)
      const again = reopened(run)
      expect(again).toEqual(run)
      if (again === null || frame === undefined) continue
      steps.add(frame.stepId)
      places.add(`${frame.stepId} ${supposed.get('contact.channel') ?? ''}`)
      const seen = view(library, again)
      expect(seen).toEqual(view(library, run))
      const step = stepAt(library, frame)
      if (!isAnswered(step)) continue
      for (const answer of possibleAnswers(library, run, step))
        expect(advance(library, again, step.id, answer, LATER)).toEqual(advance(library, run, step.id, answer, LATER))
      for (const { id: reason } of seen.current?.earlyReasons ?? []) {
        ends++
        expect(endEarly(library, again, reason, LATER)).toMatchObject({ ok: true })
      }
      if (seen.current?.earlyReasons.length === 0) withoutEnd.add(step.id)
    }
    // Whoever registers has said why it ended: nothing is left to be ended before.
    expect([...withoutEnd].filter((stepId) => stepId !== 'registra')).toEqual([])
    console.info(`${id}: ${kills} kills at ${steps.size} steps (${places.size} by channel), ${ends} early ends`)
    const waiting = shippedGuides()
      .filter((guide) => guide.id === id)
      .flatMap((guide) => guide.steps)
      .filter((step) => isAnswered(step) && !(step.kind === 'act' && step.action === 'runProcedure'))
    expect(waiting.map((step) => step.id).filter((stepId) => !steps.has(stepId))).toEqual([])
  },
)
