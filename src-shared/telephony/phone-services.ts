import { z } from 'zod'
import type { PhoneAccount } from './account.ts'
import {
  CallParams,
  type CallsResponse,
  ConferenceRequest,
  PlaceRequest,
  type PlaceResponse,
  PresenceRequest,
  type PresenceResponse,
  RecordingRequest,
  type RecordingResponse,
  SimulateRequest,
  type SimulateResponse,
} from './bridge-api.ts'
import type { ColleaguesResponse } from './colleagues.ts'
import { GiveContactRequest, type GivenContact } from './given-contact.ts'

/** What the phone asks of the console's services: its account, and what the centre's bridge to the PBX does. */
export const phoneServices = {
  /** The account kept here while it works, or the centre's; `renew` asks the centre first. */
  'phone.account': z.object({ renew: z.boolean() }),
  'phone.presence': PresenceRequest,
  'phone.calls': z.object({}),
  /** Who else can take a call now, by what the centre knows. */
  'phone.colleagues': z.object({}),
  'phone.place': PlaceRequest,
  'phone.hangUp': CallParams,
  /** The PBX gives the customer back: it rings here with `X-Retake`. */
  'phone.retake': CallParams,
  'phone.survey': CallParams,
  'phone.conference': CallParams.extend(ConferenceRequest.shape),
  'phone.recording': CallParams.extend(RecordingRequest.shape),
  'phone.simulate': SimulateRequest,
  /** What was written of a call goes with it to the colleague who has it next, and is asked for by them. */
  'phone.giveContact': CallParams.extend(GiveContactRequest.shape),
  'phone.givenContact': CallParams,
} as const
export type PhoneVerb = keyof typeof phoneServices

export interface PhoneAnswers {
  'phone.account': PhoneAccount
  'phone.presence': PresenceResponse
  'phone.calls': CallsResponse
  'phone.colleagues': ColleaguesResponse
  'phone.place': PlaceResponse
  'phone.hangUp': null
  'phone.retake': null
  'phone.survey': null
  'phone.conference': null
  'phone.recording': z.infer<typeof RecordingResponse>
  'phone.simulate': z.infer<typeof SimulateResponse>
  'phone.giveContact': null
  'phone.givenContact': GivenContact
}

export const isPhoneVerb = (verb: string): verb is PhoneVerb => Object.hasOwn(phoneServices, verb)
