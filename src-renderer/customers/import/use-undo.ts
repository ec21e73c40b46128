import { useState } from 'react'
import { ImportId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useConsole, useService } from '../../shell/console.ts'
import { useLongDispatch } from '../../shell/when-unlocked.ts'
import { restUntilSent } from './rest.ts'

export interface UndoProgress {
  readonly importId: string
  readonly done: number
  readonly total: number
}

/**
 * Takes an import back card by card, each a command of its own. What somebody has worked on stays; contacts and cases that
 * only the centre knows are asked of it first, so that it needs the centre.
 */
export function useUndo() {
  const dispatch = useLongDispatch()
  const console = useConsole()
  const call = useService()
  const [progress, setProgress] = useState<UndoProgress | null>(null)
  const [refused, setRefused] = useState<Rejection | null>(null)

  async function undo(id: string): Promise<void> {
    const importId = ImportId.parse(id)
    setRefused(null)
    const use = await call('central.importUse', { importId })
    if (!use.ok) return setRefused(use.error)
    const used = new Set(use.value.customers)
    const cards = await console.query('imports.cards', { importId })
    const free = cards.filter(({ id, untouched }) => untouched && !used.has(id))
    let withdrawn = 0
    for (const [index, card] of free.entries()) {
      const answer = await dispatch('import.withdraw', { importId, customerId: card.id })
      if (answer.ok) withdrawn += 1
      if (index % 50 === 0) {
        setProgress({ importId, done: index, total: free.length })
        await restUntilSent(console, () => false)
      }
    }
    await dispatch('import.undone', { importId, withdrawn, kept: cards.length - withdrawn })
    setProgress(null)
  }
  return { undo, progress, refused }
}
