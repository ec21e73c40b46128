import { userOfPhone } from '#shared/telephony/account.ts'
import { useWords } from '../language/use-words.ts'
import { useNames } from '../shell/use-actor.ts'
import { useQueueName } from './use-queue-name.ts'
import { numberText } from './words.ts'

interface CallText {
  /** The number, or the colleague whose telephone it is. */
  readonly who: string
  /** What the queue is called that it came by; null: none. */
  readonly queue: string | null
}

/** A contact's call in words: from what number, and by what queue; null: it is no call. */
export function useCallText(
  call: { readonly number: string | null; readonly queue: string | null } | null,
): CallText | null {
  const { t } = useWords()
  const names = useNames()
  const queue = useQueueName(call?.queue ?? null)
  if (call === null) return null
  const colleague = call.number === null ? null : userOfPhone(call.number)
  return { who: (colleague === null ? undefined : names(colleague)) ?? numberText(t, call.number), queue }
}
