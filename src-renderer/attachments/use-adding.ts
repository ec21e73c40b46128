import { useCallback, useRef, useState } from 'react'
import { pieceLength, pieceStarts } from '#shared/attachments/limits.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import type { AddedFile } from '#shared/attachments/services.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { newId, useService, useWatch } from '../shell/console.ts'

type Call = ReturnType<typeof useService>

export interface Adding {
  readonly files: readonly AddedFile[]
  /** Those that are whole, as a command names them. */
  readonly named: readonly Attachment[]
  /** Some are still coming in: the form waits. */
  readonly busy: boolean
  readonly problems: readonly Rejection[]
  add(files: readonly File[]): void
  /** Takes one out, or ends its coming in. */
  remove(id: string): void
  forgetProblems(): void
}

/** Hands one file over to the store, a piece at a time. @returns why it was not taken, or null */
async function handOver(call: Call, id: string, place: string, file: File): Promise<Rejection | null> {
  const { name, size } = file
  const begun = await call('attachment.begin', { id, place, name, size })
  if (!begun.ok) return begun.error
  for (const start of pieceStarts(size)) {
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = new Uint8Array(await file.slice(start, start + pieceLength(size, start)).arrayBuffer())
    } catch {
      // The file was moved, or its stick pulled out, while it was being read.
      await call('attachment.remove', { id })
      return { code: 'attachment.unreadable', facts: { name } }
    }
    const taken = await call('attachment.piece', { id, start, bytes })
    if (taken.ok) continue
    await call('attachment.remove', { id })
    return taken.error
  }
  const finished = await call('attachment.finish', { id })
  return finished.ok ? null : finished.error
}

/** The files of one form. They are in the store as they come, and there again after a crash. */
export function useAdding(place: string): Adding {
  const call = useService()
  const files = useWatch('attachments.inPlace', { place }) ?? []
  const [problems, setProblems] = useState<readonly Rejection[]>([])
  const cancelled = useRef(new Set<string>())
  const queue = useRef<Promise<void>>(Promise.resolve())

  const add = useCallback(
    (given: readonly File[]) => {
      setProblems([])
      for (const file of given) {
        // One after the other: each is there sooner, and the store does other work between pieces.
        queue.current = queue.current.then(async () => {
          const id = newId()
          const problem = await handOver(call, id, place, file)
          if (problem !== null && !cancelled.current.has(id)) setProblems((before) => [...before, problem])
        })
      }
    },
    [call, place],
  )
  const remove = useCallback(
    (id: string) => {
      cancelled.current.add(id)
      void call('attachment.remove', { id })
    },
    [call],
  )
  return {
    files,
    named: files.flatMap(({ file }) => (file === null ? [] : [file])),
    busy: files.some(({ file }) => file === null),
    problems,
    add,
    remove,
    forgetProblems: () => setProblems([]),
  }
}
