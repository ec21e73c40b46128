import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keptOf } from '#shared/guides/kept.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { RecordingState } from '#shared/telephony/bridge-api.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { libraryHere } from '../guides/guidebook.ts'
import { CONTACT_FORM, contactFromDraft } from '../interactions/contact-values.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService, useWatch } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { useContactOfCall } from './contact-of-call.ts'

export type RecordingAct = 'start' | 'stop' | 'pause' | 'resume' | 'refused'
/** A call that was just answered is not listed yet; a bridge that is away is asked again. */
const AGAIN_MS = 1_500

/** What may be another answer in a moment. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'centre.unreachable', 'phone.pbxAway'])

/** Calls whose notice this page has obeyed already: what its advisor does afterwards stands. */
const obeyed = new Set<InteractionId>()

/** What the customer answered to the notice of recording in the contact's guide; null: nothing yet, or no guide. */
function useNoticeAnswer(call: InteractionId): 'accepted' | 'refused' | null {
  const contact = useContactOfCall(call)
  return useDrafts(({ texts }) => {
    const run = contactFromDraft(texts?.[contact]?.[CONTACT_FORM])?.run ?? null
    const library = run === null ? undefined : libraryHere(run.catalogueVersion)
    const answer = run === null || library === undefined ? null : keptOf(library, run).recording
    return answer === 'accepted' || answer === 'refused' ? answer : null
  })
}

/**
 * How the recording of a call stands, as the bridge says it, and what its advisor does with it. It begins by itself when the
 * customer has agreed in the guide, and never where they did not want it; once, so that a stop stands.
 * @returns `state` null: not known yet
 */
export function useRecording(call: InteractionId) {
  const { t } = useTranslation()
  const service = useService()
  const [state, setState] = useState<RecordingState | null>(null)
  const [turn, setTurn] = useState(0)
  const busy = useRef(false)
  const answer = useNoticeAnswer(call)
  const kept = useWatch('interactions.get', { id: call })
  const told = kept?.doc.call?.entries.some(({ kind }) => kind === 'recording') === true

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks once more
  useEffect(() => {
    if (state !== null) return
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    void service('phone.calls', {}).then((listed) => {
      if (gone) return
      const found = listed.ok ? listed.value.calls.find(({ id }) => id === call) : undefined
      if (found !== undefined) setState(found.recording)
      else timer = setTimeout(() => setTurn((one) => one + 1), AGAIN_MS)
    })
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [service, call, state, turn])

  /** @returns why it was not done; null: it was */
  async function act(what: RecordingAct): Promise<string | null> {
    if (busy.current) return 'busy'
    busy.current = true
    const done = await service('phone.recording', { id: call, do: what })
    busy.current = false
    if (done.ok) setState(done.value.recording)
    else say(sentenceOf(t, done.error), 'bad')
    return done.ok ? null : done.error.code
  }

  // After a reload what was done before is read first.
  const begins = answer === 'accepted' && state === 'off' && kept !== undefined && !told && !obeyed.has(call)
  // Whoever takes their word back in the guide is not recorded on.
  const ends = answer === 'refused' && state !== null && state !== 'refused'
  const due = begins ? 'start' : ends ? 'refused' : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again by its turn, whatever `act` is by then
  useEffect(() => {
    if (due === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    void act(due).then((why) => {
      if (why === null) obeyed.add(call)
      else if (PASSING.has(why)) timer = setTimeout(() => setTurn((one) => one + 1), AGAIN_MS)
    })
    return () => clearTimeout(timer)
  }, [due, call, turn])

  return {
    state,
    act: (what: RecordingAct) => {
      obeyed.add(call)
      return act(what)
    },
  }
}
