import type { Console } from '#shared/console/contract.ts'
import { ImportId } from '#shared/kernel/ids.ts'
import { newId } from '../../shell/console.ts'
import { isUnderWay, undoCame, undoGoesOn, useLongWork } from './long-work.ts'
import { restUntilSent } from './rest.ts'

/** So many are on their way to the store at once: it need not wait for the screen between two. */
const CHUNK = 100

/**
 * Takes an import back card by card, each a command of its own. What somebody has worked on stays; contacts and cases that
 * only the centre knows are asked of it first, so that it needs the centre. What is stopped can be gone on with.
 * It belongs to no page, as an import. One at a time: whoever signs in meanwhile may begin the same one anew.
 */
export async function runUndo(
  console: Console,
  file: { readonly id: string; readonly fileName: string },
): Promise<void> {
  const { importing, undoing } = useLongWork.getState()
  if (isUnderWay(importing) || isUnderWay(undoing)) return
  const importId = ImportId.parse(file.id)
  const run = newId()
  const isMine = () => useLongWork.getState().undoing?.id === run
  useLongWork.setState({
    undoRefused: null,
    undoing: { id: run, fileName: file.fileName, done: 0, total: 0, begunMs: Date.now(), state: 'running' },
  })
  try {
    const use = await console.call('central.importUse', { importId })
    if (!isMine()) return
    if (!use.ok) return useLongWork.setState({ undoRefused: use.error })
    const used = new Set(use.value.customers)
    const cards = await console.query('imports.cards', { importId })
    const free = cards.filter(({ id, untouched }) => untouched && !used.has(id))
    undoCame(run, { total: free.length, begunMs: Date.now() })
    let [done, withdrawn] = [0, 0]
    while (done < free.length && undoGoesOn(run)) {
      const chunk = free.slice(done, done + CHUNK)
      const answers = await Promise.all(
        chunk.map((card) => console.dispatch('import.withdraw', { importId, customerId: card.id })),
      )
      withdrawn += answers.filter(({ ok }) => ok).length
      done += chunk.length
      undoCame(run, { done })
      await restUntilSent(console, () => !undoGoesOn(run))
    }
    if (!isMine()) return
    const left = free.length - done
    await console.dispatch('import.undone', { importId, withdrawn, kept: cards.length - withdrawn - left, left })
    undoCame(run, { state: left > 0 ? 'stopped' : 'done' })
  } finally {
    // Not begun, or failed on the way.
    if (isMine() && isUnderWay(useLongWork.getState().undoing)) useLongWork.setState({ undoing: null })
  }
}
