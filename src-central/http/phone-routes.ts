import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { actions } from '#shared/model/policies.ts'
import { PhoneAccount, WITH_PHONE } from '#shared/telephony/account.ts'
import {
  CallParams,
  CallsResponse,
  ConferenceRequest,
  PlaceRequest,
  PlaceResponse,
  PresenceRequest,
  PresenceResponse,
  RecordingRequest,
  RecordingResponse,
  SimulateRequest,
  SimulateResponse,
} from '#shared/telephony/bridge-api.ts'
import { ColleaguesResponse } from '#shared/telephony/colleagues.ts'
import { GiveContactRequest, GivenContact } from '#shared/telephony/given-contact.ts'
import type { Bridge } from '../telephony/bridge.ts'
import { giveContact, givenContact } from '../telephony/given-contacts.ts'
import { shownCalls } from '../telephony/shown-calls.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'
import { problem } from './problems.ts'

const STATUS: Readonly<Record<string, number>> = { 'phone.noPbx': 503, 'phone.pbxAway': 503, 'phone.noSuchCall': 404 }
const refused = (reply: FastifyReply, rejection: Rejection) => problem(reply, STATUS[rejection.code] ?? 422, rejection)

/** What a console asks of the bridge to the PBX. Without a PBX each is answered `phone.noPbx`. */
export function phoneRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const nothing = { 204: z.null() }

  app.post('/phone/account', { schema: { response: { 200: PhoneAccount } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, WITH_PHONE)
    if (caller === null) return reply
    if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
    const account = await parts.bridge.account(caller.user.id)
    return account.ok ? account.value : refused(reply, account.error)
  })
  app.post(
    '/phone/presence',
    { schema: { body: PresenceRequest, response: { 200: PresenceResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
      const agreed = await parts.bridge.presence(caller.user.id, request.body)
      return agreed.ok ? agreed.value : refused(reply, agreed.error)
    },
  )
  app.get('/phone/calls', { schema: { response: { 200: CallsResponse } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, WITH_PHONE)
    if (caller === null) return reply
    if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
    return shownCalls(parts.client, parts.bridge.callsOf(caller.user.id))
  })
  app.get('/phone/colleagues', { schema: { response: { 200: ColleaguesResponse } } }, async (request, reply) => {
    const caller = await callerWith(parts, request, reply, actions['colleagues.read'])
    if (caller === null) return reply
    if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
    return parts.bridge.colleagues(caller.user.id)
  })
  app.post(
    '/phone/place',
    { schema: { body: PlaceRequest, response: { 200: PlaceResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
      const other = await parts.bridge.otherConsole(caller.user.id, request.body.contact)
      return other.ok ? { otherConsole: other.value } : refused(reply, other.error)
    },
  )
  for (const [path, act] of [
    ['hang-up', 'hangUp'],
    ['retake', 'retake'],
    ['survey', 'survey'],
  ] as const)
    app.post(
      `/phone/calls/:id/${path}`,
      { schema: { params: CallParams, response: nothing } },
      async (request, reply) => {
        const caller = await callerWith(parts, request, reply, WITH_PHONE)
        if (caller === null) return reply
        return answer(reply, parts.bridge, (bridge) => bridge.actions[act](caller.user.id, request.params.id))
      },
    )
  app.post(
    '/phone/calls/:id/conference',
    { schema: { params: CallParams, body: ConferenceRequest, response: nothing } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      const { id } = request.params
      return answer(reply, parts.bridge, (bridge) => bridge.actions.conference(caller.user.id, id, request.body.joined))
    },
  )
  app.post(
    '/phone/calls/:id/recording',
    { schema: { params: CallParams, body: RecordingRequest, response: { 200: RecordingResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
      const recording = await parts.bridge.recording(caller.user.id, request.params.id, request.body.do)
      return recording.ok ? { recording: recording.value } : refused(reply, recording.error)
    },
  )
  app.post(
    '/phone/calls/:id/contact',
    { schema: { params: CallParams, body: GiveContactRequest, response: nothing } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      const given = { call: request.params.id, by: caller.user.id, form: request.body.form, at: Date.now() }
      const done = await giveContact({ client: parts.client, key: parts.keys.cursor }, given)
      return done.ok ? reply.code(204).send(null) : refused(reply, done.error)
    },
  )
  app.get(
    '/phone/calls/:id/contact',
    { schema: { params: CallParams, response: { 200: GivenContact } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      const { id } = request.params
      const hasIt = parts.bridge?.callsOf(caller.user.id).calls.some((call) => call.id === id) ?? false
      const given = await givenContact({ client: parts.client, key: parts.keys.cursor }, id, caller.user.id, hasIt)
      return given.ok ? given.value : refused(reply, given.error)
    },
  )
  app.post(
    '/phone/simulate',
    { schema: { body: SimulateRequest, response: { 200: SimulateResponse } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, WITH_PHONE)
      if (caller === null) return reply
      if (parts.bridge === null) return refused(reply, { code: 'phone.noPbx' })
      const started = await parts.bridge.simulate(request.body)
      return started.ok ? started.value : refused(reply, started.error)
    },
  )
}

async function answer(
  reply: FastifyReply,
  bridge: Bridge | null,
  act: (bridge: Bridge) => Promise<Result<null, Rejection>>,
): Promise<FastifyReply> {
  if (bridge === null) return refused(reply, { code: 'phone.noPbx' })
  const done = await act(bridge)
  return done.ok ? reply.code(204).send(null) : refused(reply, done.error)
}
