import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Channel, Customer } from '#shared/customers/schema.ts'
import type { Answer } from '#shared/guides/answer.ts'
import { knownFacts } from '#shared/guides/known-facts.ts'
import { stepIn } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { advance, begin, endEarly, goBack } from '#shared/guides/runner.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { flushDrafts, putDraft } from '../drafts/drafts.ts'
import { blankRequest } from '../interactions/begin.ts'
import { CONTACT_FORM, type ContactTyped } from '../interactions/contact-values.ts'
import { currentLibrary, useLibraryOf } from './guidebook.ts'
import { requestsIn } from './registration.ts'
import { inWords } from './words.ts'

/** A contact led by its guide: what was answered is its draft, written to the store at every answer. */
export function useGuidedContact(
  id: string,
  beginning: ContactTyped,
  customer: Customer | null,
  followed: Case | null,
) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(beginning)
  const newest = useRef(typed)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [remark, setRemark] = useState<string | null>(null)
  const known = useLibraryOf(typed.run?.catalogueVersion ?? null)
  const library = known ?? undefined

  const keep = (change: Partial<ContactTyped>) => {
    newest.current = { ...newest.current, ...change }
    setTyped(newest.current)
    putDraft(id, CONTACT_FORM, JSON.stringify(newest.current))
  }
  const move = (moved: Result<GuideRun, Rejection>, change: Partial<ContactTyped> = {}) => {
    setRemark(null)
    if (!moved.ok) return setRefused(moved.error)
    setRefused(null)
    const run = moved.value
    const begun = [...(change.requests ?? newest.current.requests)]
    while (begun.length <= (run.current?.request ?? 0)) begun.push(blankRequest())
    const asked = library === undefined ? [] : requestsIn(library, run, begun)
    keep({ ...change, run, requests: begun.map((one, index) => asked[index] ?? one) })
    flushDrafts()
  }
  const now = () => instantOf(Date.now())

  return {
    typed,
    library,
    /** Its guide is being read from the store. */
    reading: known === undefined,
    refused,
    remark,
    keep,
    refuse: setRefused,
    chooseChannel: (channel: Channel) =>
      move(
        {
          ok: true,
          value: begin(
            currentLibrary(),
            newest.current.guideId,
            knownFacts(channel, customer, followed, bogotaDate(now())),
            now(),
          ),
        },
        { channel },
      ),
    answer(stepId: string, answer: Answer, change: Partial<ContactTyped> = {}) {
      const { run } = newest.current
      if (run === null || library === undefined) return
      const moved = advance(
        library,
        run,
        stepId,
        answer,
        now(),
        knownFacts(newest.current.channel, customer, followed, bogotaDate(now())),
      )
      move(moved, change)
      if (!moved.ok || run.remembered.length === 0) return
      const guide = library.guide(run.guideId, run.guideVersion)
      const off = moved.value.remembered.filter(({ stepId: each }) => each !== stepId)
      if (off.length === 0 || guide === undefined) return
      const labels = off.flatMap(({ stepId: each }) =>
        guide.steps.some((step) => step.id === each) ? [inWords(t, stepIn(guide, each).label)] : [],
      )
      if (labels.length > 0 && moved.value.current !== null)
        setRemark(`${t('guides.dropped', { steps: [...new Set(labels)].join(', ') })} ${t('guides.happened')}`)
    },
    back(stepId: string, request: number | null) {
      const { run } = newest.current
      if (run !== null && library !== undefined) move(goBack(library, run, stepId, request))
    },
    endEarly(reason: string) {
      const { run } = newest.current
      if (run !== null && library !== undefined) move(endEarly(library, run, reason, now()))
    },
  }
}
export type GuidedContactState = ReturnType<typeof useGuidedContact>
