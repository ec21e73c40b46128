import { randomBytes, randomUUID } from 'node:crypto'
import { memoryCentre } from '#central/store/memory/memory-store.ts'
import type { CentralState } from '#central/store/memory/state.ts'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { model } from '#shared/model/model.ts'
import { type CentrePort, PROTOCOL } from '#shared/sync/protocol.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { cardOf } from '../../support/card.ts'
import { author, newId, newStoreId } from '../offline-host.ts'
import type { Answered, Asked } from './asking.ts'

/** A centre that outlives the consoles that die on it. */
export interface LivingCentre {
  /** Answers a console; before a pull a colleague has worked, so that there is something to bring. */
  answer(asked: Asked): Promise<Answered>
  /** The same for who asks in this process, with nobody at work meanwhile. */
  readonly port: CentrePort
  state(): CentralState
  /** Puts it back to where it was when it gave the answer of that number; 0: before the first. */
  backTo(state: number): void
}

const LIMIT = 8
const idOf = (login: string) => {
  const found = samplePeople.find((person) => person.login === login)
  if (found === undefined) throw new Error(`there is no ${login}`)
  return found.id
}

export async function livingCentre(): Promise<LivingCentre> {
  const memory = memoryCentre(newId())
  const parts: EngineParts = {
    store: memory.node(() => Promise.resolve()),
    model,
    cursorKey: randomBytes(32),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  }
  const [engine, self, colleague, desk] = [createEngine(parts), author?.id ?? '', idOf('carmen'), newStoreId()]
  await bearDocuments(parts, idOf('admin'), [
    ...samplePeople.map((doc): BornHere => ({ kind: 'user', id: doc.id, doc: { ...doc } })),
    ...sampleTeams.map((doc): BornHere => ({ kind: 'team', id: doc.id, doc: { ...doc } })),
  ])
  const states: CentralState[] = [memory.state()]

  const written = (name: string, payload: unknown) => ({
    id: newId(),
    name,
    actor: colleague,
    at: parts.now(),
    payload,
    madeWith: { app: '0.1.0', catalogue: 1 },
  })
  /** A colleague makes a card, notes something for the team, and changes a card that is there. */
  async function work(): Promise<void> {
    const cards = [...memory.state().documents.values()].filter(({ kind }) => kind === 'customer')
    const old = cards[states.length % (cards.length + 1)]
    const commands = [
      written('customer.create', cardOf(`Cliente ${states.length} de una colega`)),
      written('interaction.addNote', noteOf(`Nota ${states.length} de una colega`)),
      ...(old === undefined ? [] : [written('customer.edit', { customerId: old.id, city: `Ciudad ${states.length}` })]),
    ]
    const said = await engine.push(colleague, { protocol: PROTOCOL, app: '0.1.0', store: desk, heard: null, commands })
    if (said.kind !== 'answers' || said.answers.some(({ outcome }) => outcome !== 'accepted'))
      throw new Error(`the colleague could not work: ${JSON.stringify(said)}`)
  }
  const port: CentrePort = {
    push: (request) => engine.push(self, request),
    // Small pages: a pull takes several, and may be cut between them.
    pull: (request) => engine.pull(self, { ...request, limit: LIMIT }),
    commonHead: (request) => engine.commonHead(self, request),
  }
  const asked = (one: Asked) => {
    switch (one.ask) {
      case 'push':
        return port.push(one.request)
      case 'pull':
        return work().then(() => port.pull(one.request))
      case 'commonHead':
        return port.commonHead(one.request)
    }
  }
  return {
    port,
    async answer(one) {
      const answer = await asked(one)
      return { call: one.call, state: states.push(memory.state()) - 1, answer }
    },
    state: memory.state,
    backTo(state) {
      const known = states[state]
      if (known === undefined) throw new Error(`there was no state ${state}`)
      memory.restore(known)
    },
  }
}

export const noteOf = (text: string) => ({
  contact: {
    interactionId: newId(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
  },
  entryId: newId(),
  text,
})
