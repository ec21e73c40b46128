import { z } from 'zod'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { PhoneAccount } from '#shared/telephony/account.ts'
import {
  CallsResponse,
  PlaceResponse,
  PresenceResponse,
  RecordingResponse,
  SimulateResponse,
} from '#shared/telephony/bridge-api.ts'
import { ColleaguesResponse } from '#shared/telephony/colleagues.ts'
import { GivenContact } from '#shared/telephony/given-contact.ts'
import { type PhoneVerb, phoneServices } from '#shared/telephony/phone-services.ts'

/** One request to the centre, its answer in a shape. */
export type AskCentre = <T>(
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  shape: z.ZodType<T>,
) => Promise<Result<T, Rejection>>

/** The verbs of the phone at the centre's bridge to the PBX. */
export function phoneApi(ask: AskCentre, verb: PhoneVerb, parameters: unknown): Promise<Result<unknown, Rejection>> {
  const onCall = (id: string, act: string, body?: unknown) => ask('POST', `/phone/calls/${id}/${act}`, body, z.null())
  switch (verb) {
    case 'phone.account':
      return ask('POST', '/phone/account', undefined, PhoneAccount)
    case 'phone.presence':
      return ask('POST', '/phone/presence', phoneServices[verb].parse(parameters), PresenceResponse)
    case 'phone.calls':
      return ask('GET', '/phone/calls', undefined, CallsResponse)
    case 'phone.colleagues':
      return ask('GET', '/phone/colleagues', undefined, ColleaguesResponse)
    case 'phone.place':
      return ask('POST', '/phone/place', phoneServices[verb].parse(parameters), PlaceResponse)
    case 'phone.hangUp':
      return onCall(phoneServices[verb].parse(parameters).id, 'hang-up')
    case 'phone.retake':
      return onCall(phoneServices[verb].parse(parameters).id, 'retake')
    case 'phone.survey':
      return onCall(phoneServices[verb].parse(parameters).id, 'survey')
    case 'phone.conference': {
      const { id, joined } = phoneServices[verb].parse(parameters)
      return onCall(id, 'conference', { joined })
    }
    case 'phone.recording': {
      const { id, do: act } = phoneServices[verb].parse(parameters)
      return ask('POST', `/phone/calls/${id}/recording`, { do: act }, RecordingResponse)
    }
    case 'phone.giveContact': {
      const { id, form } = phoneServices[verb].parse(parameters)
      return onCall(id, 'contact', { form })
    }
    case 'phone.givenContact':
      return ask('GET', `/phone/calls/${phoneServices[verb].parse(parameters).id}/contact`, undefined, GivenContact)
    case 'phone.simulate':
      return ask('POST', '/phone/simulate', phoneServices[verb].parse(parameters), SimulateResponse)
  }
}
