import { z } from 'zod'
import { Instant } from '#shared/kernel/instants.ts'

const Told = z.union([
  z.object({ contact: z.string(), field: z.string(), text: z.string(), updatedAt: Instant.nullable() }),
  z.object({ contact: z.string(), dropped: z.literal(true) }),
])
/** What a page says to the others of this console when the store has taken a text from it, or let one go. */
export type Told = z.infer<typeof Told>

/** The other pages of this console. */
export interface OtherPages {
  readonly tell: (news: Told) => void
  readonly close: () => void
}

export const alone: OtherPages = { tell: () => {}, close: () => {} }

/** The pages of this origin hear each other; those of another browser find out at the store. */
export function otherPages(heard: (news: Told) => void): OtherPages {
  const channel = new BroadcastChannel('multicontacto.drafts')
  channel.onmessage = ({ data }) => {
    const news = Told.safeParse(data)
    // What another version's page says is none of ours: the store compares.
    if (news.success) heard(news.data)
  }
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() }
}
