import { InteractionId } from '#shared/kernel/ids.ts'
import { useWatch } from '../shell/console.ts'
import { Recordings } from './Recordings.tsx'

/** What was recorded of a contact in course: the message that it answers. */
export function ContactRecordings({ id }: { id: string }) {
  const contact = InteractionId.safeParse(id)
  const shown = useWatch('interactions.get', contact.success ? { id: contact.data } : null)
  return shown == null ? null : <Recordings interaction={shown.doc} />
}
