import type { CentralState } from '#central/store/memory/state.ts'
import { happenings, isTooOld, oneOf, updateNode } from './faults.ts'
import { glance, type Newer, newerFields } from './glance.ts'
import { CALM, type Weather } from './network.ts'
import { replicas, stuck } from './oracle.ts'
import type { Outcome } from './outcome.ts'
import { DAY_AFTER_MS, daysPass } from './silence.ts'
import { TOLD_CASES } from './told-cases.ts'
import { type Over, type World, worldOf } from './world.ts'

export type { Over, Told } from './world.ts'

const FAULTY: Weather = { lostRequest: 0.08, lostAnswer: 0.08, repeated: 0.1, slowestMs: 120 }
/** How many schedules begin with cases that were told, and how often at a moment of those their days are over. */
const TOLD = 0.4
const DAYS_PASS = 0.02
/** After the last fault everything must have come to rest within this time. */
const QUIET_MS = 10_000
/** Whatever failed or was leased is due again by then, also what came of a case days after the run. */
const LATER_MS = DAY_AFTER_MS + 2 * 60 * 60_000

/** Plays one schedule: everything in it follows from the seed. */
export async function play(seed: number, over: Over = {}): Promise<Outcome> {
  const world = worldOf(seed, over)
  const { time, dice, luck, centre, stations } = world
  const isTold = luck.happens(TOLD)
  await centre.begin(isTold ? TOLD_CASES : [])
  for (const at of stations) at.start()
  await time.runUntil(2_000)
  world.weather = FAULTY

  const newer: Newer = new Map()
  const all = happenings(world, over.forward !== undefined)
  const end = 2_000 + 4_000 + dice.below(8_000)
  while (time.now() < end) {
    await time.runUntil(time.now() + dice.below(120))
    const at = dice.one(stations)
    if (dice.happens(0.3)) world.bugs.push(...glance(at, world.told, world.wentBack))
    oneOf(all, world).happen(world, at)
    if (isTold && luck.happens(DAYS_PASS)) daysPass(world, luck.one(stations))
    if (world.next !== null) newerFields(centre.memory.state(), newer)
  }
  const stateOf = async () => (await over.forward?.state?.()) ?? centre.memory.state()
  await comeToRest(world, stateOf)
  const state = await stateOf()
  const { told, wentBack, bugs, outside } = world
  const updated = world.next !== null
  return { seed, told, workstations: stations, state, outside, newer, wentBack, updated, bugs }
}

/** The last fault ends: lines are up, nodes are back, the program is mended, and people wait. */
async function comeToRest(world: World, stateOf: () => Promise<CentralState>): Promise<void> {
  const { time, dice, centre, lines, deaf, stations } = world
  world.weather = CALM
  centre.poisonous = false
  await time.runUntil(time.now() + 2_000)
  for (const [at, wire] of lines) {
    // The console looks at its machine's networks (comes-back.ts), and a live stream that has been cut off says that it is up
    // again (live.ts): by what was lost on it, or by the restore.
    if (!wire.up || deaf.has(at) || world.wentBack) time.after(dice.below(2_000), at.nudge)
    wire.up = true
  }
  while (world.next !== null && centre.programs.some((program) => program !== world.next)) updateNode(world)
  await time.runUntil(time.now() + 500)
  for (const at of stations) at.start()
  await rest(world, stateOf)
  await nobodyObjects(world, stateOf)
  await settle(world)
  await updateTheRest(world)
  await signInAgain(world, await stateOf())
  await during(world, centre.performDue(0, LATER_MS))
}

/**
 * The last fault is over, and the centre does its duties: nobody is nudged by hand, and what is stuck after
 * {@link QUIET_MS} is stuck. Whoever is out, or must update before they may pull, settles later.
 */
async function rest(world: World, stateOf: () => Promise<CentralState>): Promise<void> {
  const { time, centre, stations, bugs } = world
  const over = time.now()
  // Somebody ends a recovery: it is no fault, and nothing ends it before its limit.
  await time.runUntil(over + 3_000)
  await during(world, centre.engines[0]?.endRecovery())
  await during(world, centre.engines[0]?.redecideHeld())
  await time.runUntil(over + QUIET_MS)
  const workstations = stations.filter((at) => !at.out && !isTooOld(world, at))
  const state = await stateOf()
  for (const fault of [...stuck({ workstations, state }), ...replicas({ workstations, state })])
    bugs.push(`${QUIET_MS} ms after the last fault: ${fault}`)
}

/** The days of all that were told are over: one look of whichever node leaves none. */
async function nobodyObjects(world: World, stateOf: () => Promise<CentralState>): Promise<void> {
  const { luck, centre, bugs } = world
  if (informed(await stateOf()).length === 0) return
  await during(world, centre.closeUnopposed(luck.below(2), DAY_AFTER_MS))
  for (const id of informed(await stateOf())) bugs.push(`nobody objected to ${id}, and it did not close`)
}
const informed = (state: CentralState): string[] =>
  [...state.documents.values()].flatMap(
    ({ kind, id, doc }) => (kind === 'case' && (doc as { state: string }).state === 'informed' ? [id] : []), // a case
  )

/** People and the centre's own work have gone on for as long as everything may take to settle. */
async function settle(world: World): Promise<void> {
  const { time, centre, stations } = world
  for (const at of stations) at.nudge()
  await time.runUntil(time.now() + 3_000)
  await during(world, centre.engines[0]?.endRecovery())
  await during(world, centre.engines[0]?.redecideHeld())
  for (const at of stations) at.nudge()
  await time.runUntil(time.now() + QUIET_MS)
}

/**
 * Who was enabled again while everything settled finds their store as they left it; and where the centre went back, whoever
 * is disabled has tried once more, and so brought back what it had lost of theirs.
 */
async function signInAgain(world: World, state: CentralState): Promise<void> {
  const enabled = [...state.documents.values()].filter(({ doc }) => (doc as { enabled?: boolean }).enabled === true) // plain JSON
  const back = world.stations.filter(
    (at) => at.out && (world.wentBack || enabled.some(({ id }) => id === at.person.id)),
  )
  if (back.length === 0) return
  for (const at of back) at.start()
  await settle(world)
}

/** Those that the centre told to update have delivered all the same, and do it now; some of the others stay as they are. */
async function updateTheRest(world: World): Promise<void> {
  const { stations, next, dice, bugs } = world
  if (next === null) return
  const old = stations.filter((at) => at.program !== next && (isTooOld(world, at) || dice.happens(0.5)))
  if (old.length === 0) return
  for (const at of old) {
    for (const row of at.storage.commandsIn(['queued']))
      if (isTooOld(world, at) && !row.collected)
        bugs.push(`${at.person.login} is too old and has not delivered ${row.body.name}`)
    at.program = next
    at.cutPowerAfter(0)
    at.start()
  }
  await settle(world)
}

/** Lets virtual time run until something the centre does by itself is done. */
async function during({ time }: World, work: Promise<unknown> | undefined): Promise<void> {
  let done = false
  void work?.finally(() => {
    done = true
  })
  for (let turn = 0; turn < 1_000 && !done && work !== undefined; turn++) await time.runUntil(time.now() + 5)
  await work
}

/** What came of a run: the centre's chain says what was received, in which order, and what became of it. */
export const cameOf = ({ state, told, workstations, outside }: Outcome) =>
  JSON.stringify({
    head: [state.head.position, state.head.chain],
    told: told.map(({ body, answer }) => [body.id, answer]),
    outside: [...(outside?.done ?? [])].sort(),
    left: workstations.map((at) =>
      at.storage.commandsIn(['queued', 'held', 'deposited', 'refused']).map(({ id, state: stands }) => [id, stands]),
    ),
  })
