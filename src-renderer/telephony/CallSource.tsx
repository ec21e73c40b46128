import type { ContactTyped } from '../interactions/contact-values.ts'
import { useCallText } from './use-call-text.ts'

/** From what number a contact's call came, and by what queue, before what else its head says. */
export function CallSource({ caller }: { caller: ContactTyped['caller'] }) {
  const call = useCallText(caller)
  if (call === null) return null
  return <span className="tn">{call.queue === null ? call.who : `${call.who} · ${call.queue}`} · </span>
}
