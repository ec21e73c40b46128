import type { CentralState } from '#central/store/memory/state.ts'
import { nextAct } from './acts.ts'
import { glance } from './glance.ts'
import { today } from './programs.ts'
import type { Workstation } from './workstation.ts'
import type { World } from './world.ts'

/** What may happen at a moment of a run, and how often of a thousand times. */
interface Happening {
  readonly weight: number
  readonly happen: (world: World, at: Workstation) => void
}

function act({ dice, told, bugs }: World, at: Workstation): void {
  const next = at.running ? nextAct(at, dice) : null
  if (next === null) return
  void at.act(next.name, next.payload).then(
    (done) => done !== null && told.push({ body: done.body, at, answer: done.told }),
    (failure) => bugs.push(String(failure)),
  )
}

function toggleLine({ lines }: World, at: Workstation): void {
  const wire = lines.get(at)
  if (wire !== undefined) wire.up = !wire.up
}

/** A console that is opened runs what is installed, and may have been updated before: never ahead of the centre. */
function open({ dice, centre, next, told, bugs, wentBack }: World, at: Workstation): void {
  if (at.running) return
  const updated = next !== null && centre.programs.every((program) => program === next)
  if (updated && dice.happens(0.5)) at.program = next
  at.start()
  // What was saved before stands on the first screen already.
  bugs.push(...glance(at, told, wentBack))
}

/** The nodes of the centre are updated one after the other: for a while two programs work on one database. */
export function updateNode({ dice, centre, next }: World): void {
  const node = centre.programs.findIndex((program) => program !== next)
  if (next === null || node === -1) return
  // Long enough that what was under way finds its node gone.
  centre.killNode(node, 50 + dice.below(300))
  centre.update(node, next)
}

/** By how much a wall clock is wrong: by up to an hour, and one time in seven by up to three years, either way. */
const clockOffset = (dice: World['dice']): number => {
  const drawn = dice.below(7_200_000)
  const offset = drawn - 3_600_000
  return drawn % 7 === 0 ? offset * 26_000 : offset
}

/** The happenings of one run: what is saved for a restore is its own. */
export function happenings({ dice, centre }: World, forwardOnly: boolean): readonly Happening[] {
  let saved: CentralState = centre.memory.state()
  return [
    { weight: 720, happen: act },
    { weight: 80, happen: toggleLine },
    { weight: 80, happen: (world, at) => (at.running ? at.cutPowerAfter(dice.below(30)) : open(world, at)) },
    { weight: 40, happen: open },
    { weight: 20, happen: (_, at) => at.setClock(clockOffset(dice)) },
    { weight: 20, happen: () => centre.killNode(dice.below(2), dice.below(1_500)) },
    { weight: 30, happen: () => void centre.performDue(dice.below(2)) },
    { weight: 15, happen: updateNode },
    {
      weight: 15,
      happen() {
        saved = centre.memory.state()
      },
    },
    {
      weight: 5,
      happen(world) {
        if (world.wentBack || forwardOnly || dice.happens(0.6)) return
        world.wentBack = true
        // A restore needs the centre stopped: what was under way is broken off.
        centre.killNode(0, 20)
        centre.killNode(1, 20)
        centre.memory.restore(saved)
        if (dice.happens(0.5)) void centre.engines[0]?.beginRecovery().catch(() => {})
      },
    },
    { weight: 5, happen: () => void centre.engines[1]?.endRecovery().catch(() => {}) },
  ]
}

/** One of them, by their weights. */
export function oneOf(all: readonly Happening[], { dice }: World): Happening {
  let left = dice.below(all.reduce((sum, one) => sum + one.weight, 0))
  for (const one of all) {
    left -= one.weight
    if (left < 0) return one
  }
  throw new Error('nothing may happen')
}

/** Whether a workstation is told to update before it may pull. */
export const isTooOld = ({ next }: World, at: Workstation): boolean =>
  next !== null && next.protocol !== today.protocol && at.program !== next
