import { useEffect, useState } from 'react'
import { useService, useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { type Colleague, reached, type Told } from './reached.ts'

const MOST = 6
/** A list that is looked at is asked for so often. */
const EVERY_MS = 5_000

/** What the centre says of colleagues while somebody looks; `undefined` until it has answered for the first time. */
function useTold(looked: boolean): Told | undefined {
  const call = useService()
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    if (!looked) return
    let over = false
    const ask = () =>
      void call('phone.colleagues', {}).then((answer) => {
        if (!over) setTold(answer.ok ? answer.value.colleagues : null)
      })
    ask()
    const asks = setInterval(ask, EVERY_MS)
    return () => {
      over = true
      clearInterval(asks)
      // What was so a while ago is not said again.
      setTold(undefined)
    }
  }, [call, looked])
  return told
}

export interface Colleagues {
  readonly colleagues: readonly Colleague[]
  /** The centre does not answer: nobody here knows who can take a call. */
  readonly unknown: boolean
}

/** Colleagues with a phone whose name has what is typed, and whether they can take a call. */
export function useColleagues(typed: string, looked: boolean): Colleagues {
  const { id: me } = usePerson()
  const users = useWatch('directory.users', {})
  const told = useTold(looked)
  const all = users?.map(({ doc }) => doc) ?? []
  return { colleagues: reached(all, told ?? null, { me, typed, most: MOST }), unknown: told === null }
}
