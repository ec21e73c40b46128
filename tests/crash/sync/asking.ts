import { z } from 'zod'
import { CommonHeadRequest, PullRequest, PushRequest } from '#shared/sync/protocol.ts'

/* How a writer in a process of its own speaks with the centre of the tests, which outlives it. */

const numbered = { call: z.number().int() }

export const Asked = z.discriminatedUnion('ask', [
  z.object({ ...numbered, ask: z.literal('push'), request: PushRequest }),
  z.object({ ...numbered, ask: z.literal('pull'), request: PullRequest }),
  z.object({ ...numbered, ask: z.literal('commonHead'), request: CommonHeadRequest }),
])
export type Asked = z.infer<typeof Asked>

/** `state`: number of the centre's state from which the answer came. */
export const Answered = z.object({ ...numbered, state: z.number().int(), answer: z.unknown() })
export type Answered = z.infer<typeof Answered>
