import type { CentralState } from '#central/store/memory/state.ts'
import type { CentralStore } from '#central/store/port.ts'
import type { ReplicaStorage } from '#main/store/port.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import { nextAct } from './acts.ts'
import { cast } from './cast.ts'
import { simulatedCentre } from './centre.ts'
import { counted } from './counted.ts'
import { glance } from './glance.ts'
import { CALM, type Line, line, type Weather } from './network.ts'
import { chance } from './random.ts'
import { schedule as virtualTime } from './schedule.ts'
import { type Workstation, workstation } from './workstation.ts'

/** What a person was told of a command, and at which console. */
export interface Told {
  readonly body: CommandEnvelope
  readonly at: Workstation
  readonly answer: Result<unknown, Rejection>
}

/** A run as it stands after its quiet end, for the oracle to judge. */
export interface Outcome {
  readonly seed: number
  readonly told: readonly Told[]
  readonly workstations: readonly Workstation[]
  readonly state: CentralState
  /** Whether the centre went back in time, and so lost answers that nobody brought back. */
  readonly wentBack: boolean
  /** Failures that no fault of the run explains. */
  readonly bugs: readonly string[]
}

const FAULTY: Weather = { lostRequest: 0.08, lostAnswer: 0.08, repeated: 0.1, slowestMs: 120 }
/** After the last fault everything must have come to rest within this time. */
const QUIET_MS = 10_000

/** What a run is played over; absent: memory, with the power going between any two writes, and two nodes at once. */
export interface Over {
  /** Makes the store of a workstation. */
  readonly newStorage?: () => ReplicaStorage
  /** The centre's history only goes forward, in this database or in memory. */
  readonly forward?: { readonly store?: CentralStore; readonly state?: () => Promise<CentralState> }
}

/** Plays one schedule: everything in it follows from the seed. */
export async function play(seed: number, { newStorage, forward }: Over = {}): Promise<Outcome> {
  const dice = chance(seed)
  const real = { busy: 0 }
  const time = virtualTime(dice.fork(), real)
  const bugs: string[] = []
  const told: Told[] = []
  let weather: Weather = CALM

  const lines = new Map<Workstation, Line>()
  const stations: Workstation[] = []
  // The live stream: says only that there is something, and may be late or lost like everything else.
  const live = () => {
    for (const at of stations)
      if (lines.get(at)?.up === true && !dice.happens(weather.lostAnswer)) time.after(dice.below(20), at.nudge)
  }
  const centre = simulatedCentre(
    model,
    time,
    dice.fork(),
    live,
    forward === undefined ? undefined : { ...forward, real },
  )
  const failed = (failure: unknown) =>
    void bugs.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
  const seats = [
    cast.ana,
    cast.luis,
    cast.pedro,
    cast.raul,
    ...(dice.happens(0.5) ? [cast.sofia] : []),
    ...(dice.happens(0.5) ? [cast.carmen] : []),
    ...(dice.happens(0.3) ? [cast.ana] : []),
  ]
  for (const person of seats) {
    const wire = line(
      () => centre.nodesFor(person.id),
      () => weather,
      time,
      dice.fork(),
      failed,
    )
    const at = workstation({
      person,
      model,
      centre: wire.port,
      schedule: time,
      chance: dice.fork(),
      failed,
      ...(newStorage === undefined ? {} : { storage: (beforeWrite: () => void) => counted(newStorage(), beforeWrite) }),
    })
    lines.set(at, wire)
    stations.push(at)
  }
  await centre.begin()
  for (const at of stations) at.start()
  await time.runUntil(2_000)
  weather = FAULTY

  let saved = centre.memory.state()
  let wentBack = false
  const end = 2_000 + 4_000 + dice.below(8_000)
  while (time.now() < end) {
    await time.runUntil(time.now() + dice.below(120))
    const at = dice.one(stations)
    const what = dice.next()
    if (dice.happens(0.3)) bugs.push(...glance(at, told, wentBack))
    if (what < 0.72) {
      const act = at.running ? nextAct(at, dice) : null
      if (act !== null)
        void at
          .act(act.name, act.payload)
          .then((done) => done !== null && told.push({ body: done.body, at, answer: done.told }), failed)
    } else if (what < 0.8) toggle(lines.get(at))
    else if (what < 0.88) at.running ? at.cutPowerAfter(dice.below(30)) : at.start()
    else if (what < 0.92) at.start()
    else if (what < 0.94) at.setClock(dice.below(7_200_000) - 3_600_000)
    else if (what < 0.96) centre.killNode(dice.below(2), dice.below(1_500))
    else if (what < 0.975) saved = centre.memory.state()
    else if (what < 0.98 && !wentBack && forward === undefined && dice.happens(0.4)) {
      wentBack = true
      // A restore needs the centre stopped: what was under way is broken off.
      centre.killNode(0, 20)
      centre.killNode(1, 20)
      centre.memory.restore(saved)
      if (dice.happens(0.5)) void centre.engines[0]?.beginRecovery().catch(() => {})
    } else if (what < 0.985) void centre.engines[1]?.endRecovery().catch(() => {})
  }

  // The last fault ends: lines are up, nodes are back, the program is mended, and people wait.
  weather = CALM
  centre.poisonous = false
  await time.runUntil(time.now() + 2_000)
  for (const wire of lines.values()) wire.up = true
  for (const at of stations) at.start()
  for (const at of stations) at.nudge()
  await time.runUntil(time.now() + 3_000)
  await during(time, centre.engines[0]?.endRecovery())
  await during(time, centre.engines[0]?.redecideHeld())
  for (const at of stations) at.nudge()
  await time.runUntil(time.now() + QUIET_MS)
  const state = (await forward?.state?.()) ?? centre.memory.state()
  return { seed, told, workstations: stations, state, wentBack, bugs }
}

const toggle = (wire: Line | undefined): void => {
  if (wire !== undefined) wire.up = !wire.up
}

/** Lets virtual time run until something the centre does by itself is done. */
async function during(time: ReturnType<typeof virtualTime>, work: Promise<unknown> | undefined): Promise<void> {
  let done = false
  void work?.finally(() => {
    done = true
  })
  for (let turn = 0; turn < 1_000 && !done && work !== undefined; turn++) await time.runUntil(time.now() + 5)
  await work
}

/** What came of a run: the centre's chain says what was received, in which order, and what became of it. */
export const cameOf = ({ state, told, workstations }: Outcome) =>
  JSON.stringify({
    head: [state.head.position, state.head.chain],
    told: told.map(({ body, answer }) => [body.id, answer]),
    left: workstations.map((at) =>
      at.storage.commandsIn(['queued', 'held', 'deposited', 'refused']).map(({ id, state: stands }) => [id, stands]),
    ),
  })
