import { create } from 'zustand'
import type { UserId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { BridgeCall, PresenceResponse } from '#shared/telephony/bridge-api.ts'
import { type DeviceNote, type Devices, newDevices } from '#shared/telephony/devices/devices.ts'
import { type Headset, newHeadset } from '#shared/telephony/devices/headset.ts'
import type { Feature, SessionId } from '#shared/telephony/phone/call.ts'
import { type Chosen, newPhone, type Phone } from '#shared/telephony/phone/phone.ts'
import type { LineSample } from './adapter/line-counts.ts'

/** What the screens know of the phone; the machine itself is the runtime's. */
export interface PhoneState {
  readonly phone: Phone
  /** The way to the PBX as the centre gave it. `off`: nobody is here, or who is has no phone. */
  readonly account:
    | { readonly state: 'off' }
    | { readonly state: 'asking' }
    | { readonly state: 'here'; readonly account: PhoneAccount }
    | { readonly state: 'refused'; readonly why: Rejection }
  /** The last second of each call's sound. */
  readonly line: Readonly<Record<SessionId, LineSample>>
  /** What the other end sends; a picture is shown, sound is played. */
  readonly streams: Readonly<Record<SessionId, MediaStream>>
  /** What the queues have agreed to; null: the centre has not been reached since this console opened. */
  readonly agreed: PresenceResponse | null
  /** Coordinators who are in my calls, as the bridge said last. */
  readonly heardBy: Readonly<Record<string, BridgeCall['heardBy']>>
  /** A coordinator has set the state that is; null: the person has. */
  readonly changedBy: {
    readonly by: UserId
    readonly state: Chosen
    readonly reason: string
    readonly at: number
  } | null
  /** Why the queues stay as they were: the centre does not answer, or does not hear the PBX. */
  readonly untold: 'centre' | 'pbx' | null
  /** What the PBX was told by a feature code meanwhile; null: nothing. */
  readonly byCode: Feature | null
  readonly devices: Devices
  /** The keys of a paired headset. */
  readonly headset: Headset
  /** The last device that went or came. */
  readonly deviceNote: (DeviceNote & { readonly at: number }) | null
  /** The line was lost in a call and is back: said for a while. */
  readonly backSince: number | null
}

export const OFF: PhoneState = {
  phone: newPhone(),
  account: { state: 'off' },
  line: {},
  streams: {},
  agreed: null,
  heardBy: {},
  changedBy: null,
  untold: null,
  byCode: null,
  devices: newDevices(),
  headset: newHeadset(),
  deviceNote: null,
  backSince: null,
}

export const usePhone = create<PhoneState>()(() => OFF)
export const setPhone = usePhone.setState
