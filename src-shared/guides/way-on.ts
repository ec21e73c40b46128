import type { Instant } from '../kernel/instants.ts'
import { type GuideLibrary, waitingAt } from './library.ts'
import { possibleAnswers } from './possible-answers.ts'
import type { Facts, GuideRun } from './run.ts'
import { answeredAgain, currentFrame, readerOf, withFacts, withoutRemembered } from './runner.ts'
import { type FactReader, record } from './settle.ts'

/** As long as any guide; a way that goes on for longer goes round. */
const FARTHEST = 100

/**
 * The way on as it likely goes, answer by answer: what was answered before as far as it still fits, and the usual answer
 * where something else is asked. It ends with the guide.
 * @param facts what is known by now
 */
export function* wayOn(library: GuideLibrary, run: GuideRun, at: Instant, facts: Facts): Generator<GuideRun> {
  let imagined = withFacts(run, facts)
  const fact = readerOf(imagined.facts)
  for (let count = 0; count < FARTHEST; count++) {
    const next = answeredAgain(library, imagined, fact) ?? answeredUsually(library, imagined, at, fact)
    if (next === null) return
    imagined = next
    yield imagined
  }
}

function answeredUsually(library: GuideLibrary, run: GuideRun, at: Instant, fact: FactReader): GuideRun | null {
  const frame = currentFrame(run)
  if (frame === undefined) return null
  const [usual] = possibleAnswers(library, run, waitingAt(library, frame))
  return usual === undefined ? null : record(library, withoutRemembered(run), usual, at, fact)
}
