import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import { keptOf } from '#shared/guides/kept.ts'
import { likelyDisposition } from '#shared/guides/likely-disposition.ts'
import { reasonSaid } from '#shared/guides/objection.ts'
import { type DispositionLack, lackingIn } from '#shared/interactions/disposition.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { dropDraft } from '../drafts/drafts.ts'
import { DispositionAsks } from '../interactions/DispositionAsks.tsx'
import { DispositionTree } from '../interactions/DispositionTree.tsx'
import { dispositionOf } from '../interactions/disposition-typed.ts'
import { giveRegistration } from '../interactions/give-registration.ts'
import { recentDispositions, rememberDisposition } from '../interactions/recent-dispositions.ts'
import { useConsole, useDispatch, useWatch } from '../shell/console.ts'
import { useKeys } from '../shell/keys.ts'
import { leadToFault } from '../shell/lead-to.ts'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'
import { notesGiven } from './after-registration.ts'
import { registrationOf, requestsIn, wholeRequests } from './registration.ts'
import type { StepProps } from './step-props.ts'

/** Letters that a disposition keeps of its reason. */
const LONGEST_REASON = 1_000

/** *Registra el contacto* (P1): the disposition that what happened points to, and everything that was answered. */
export function RegisterStep(props: StepProps & { registered: (disposition: string) => void }) {
  const { id, contact, library, run, followed, registered } = props
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const console = useConsole()
  const me = usePerson()
  const busy = useRef(false)
  const identified = CustomerId.safeParse(props.contact.typed.customerId)
  const card = useWatch('customers.get', identified.success ? { id: identified.data } : null)?.doc ?? null
  const [lacking, setLacking] = useState<readonly DispositionLack[] | null>(null)
  // As it was when the step was come to: what is chosen now is not moved under one's hand.
  const [recent] = useState(recentDispositions)
  const { typed } = contact
  const { catalogue } = library
  const chosen = typed.dispositionId === '' ? likelyDisposition(library, run) : typed.dispositionId
  const entry = dispositionById(catalogue, chosen)
  // The reason that the guide has asked for is not asked for again; as much of it as a disposition keeps.
  const said = reasonSaid(run, chosen)?.slice(0, LONGEST_REASON) ?? null
  const asked = said === null ? typed.asked : { ...typed.asked, reason: said }
  const topics = wholeRequests(requestsIn(library, run, typed.requests)).map(({ topic }) => topic)
  const topic = topics.at(-1) ?? followed?.topic ?? ''

  const register = async () => {
    if (entry === undefined) {
      setLacking([])
      return leadToFault()
    }
    const { refusedBy } = keptOf(library, run)
    const chosenOne = dispositionOf(catalogue, entry, asked, topic)
    const disposition = refusedBy !== null && entry.setBy === 'rule' ? { ...chosenOne, rule: refusedBy } : chosenOne
    const lacks = lackingIn(entry, disposition, topics, instantOf(Date.now()))
    setLacking(lacks)
    if (lacks.length > 0) return leadToFault()
    if (busy.current) return
    busy.current = true
    rememberDisposition(disposition.id)
    const commands = registrationOf(t, id, { ...props, card }, disposition)
    const requests = requestsIn(library, run, typed.requests)
    const done = await giveRegistration({ console, dispatch, t, me: me.id }, id, commands, {
      typed,
      requests,
      disposition,
    })
    busy.current = false
    if (done.is === 'refused') return contact.refuse(done.why)
    if (done.is === 'parted') return say(done.words)
    if (done.is === 'noted') {
      await dropDraft(id)
      say(done.words)
      return goTo('inbox', id)
    }
    notesGiven(id, typed)
    say(t('interactions.registered'))
    registered(disposition.id)
  }
  useKeys({ 'Ctrl+Enter': () => void register() })

  return (
    <>
      <DispositionTree
        catalogue={catalogue}
        direction={typed.direction}
        chosen={chosen}
        choose={({ id: dispositionId }) => contact.keep({ dispositionId })}
        recent={recent}
        error={lacking !== null && entry === undefined ? t('interactions.lacking.disposition') : null}
      />
      {entry !== undefined && (
        <DispositionAsks
          entry={entry}
          typed={asked}
          reasonSaid={said}
          keep={(change) => contact.keep({ asked: { ...typed.asked, ...change } })}
          asksTopic={entry.requires.topic && topic === ''}
          lacking={lacking ?? []}
        />
      )}
      <Button
        autoFocus
        variant="filled"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void register()}
        rightSection={<kbd>Ctrl ↵</kbd>}
      >
        {t('interactions.register')}
      </Button>
    </>
  )
}
