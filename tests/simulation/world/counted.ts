import type { ReplicaStorage } from '#main/store/port.ts'

const writes = [
  'setMeta',
  'putShown',
  'removeShown',
  'putBase',
  'removeBase',
  'appendCommand',
  'patchCommand',
  'forgetSettledBefore',
  'putScope',
  'removeScope',
  'join',
  'leave',
  'stageLeft',
  'unstageLeft',
  'clearStagedLefts',
  'addOrphan',
  'removeOrphan',
  'rememberHead',
  'forgetHeadsBefore',
  'evictBefore',
] as const satisfies readonly (keyof ReplicaStorage)[]

/** A store that calls `beforeWrite` before each of its writes, whatever it is made of: the power goes at the same places in all. */
export function counted(storage: ReplicaStorage, beforeWrite: () => void): ReplicaStorage {
  const counting = { ...storage }
  for (const name of writes) {
    const write = storage[name] as (...given: unknown[]) => unknown // each write's own signature, passed through
    Object.assign(counting, {
      [name](...given: unknown[]) {
        beforeWrite()
        return write(...given)
      },
    })
  }
  return counting
}
