import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import type { SupervisionAct } from '#shared/supervision/board.ts'
import type { Chosen } from '#shared/telephony/phone/phone.ts'

/** What a coordinator asks the PBX for: to hear an advisor's call, to speak in it, to have it, or to set a state. */
export type Supervision =
  | {
      readonly act: Exclude<SupervisionAct, 'presence'>
      readonly by: UserId
      readonly advisor: UserId
      readonly call: InteractionId
    }
  | {
      readonly act: 'presence'
      readonly by: UserId
      readonly advisor: UserId
      readonly state: Chosen
      readonly reason: string
    }

/** The part of the bridge to the PBX that the board needs (src-central/telephony implements it). */
export interface SupervisedPbx {
  /** What it can do now; the board shows a button for nothing else. */
  can(): readonly SupervisionAct[]
  /**
   * Refuses with `phone.pbxAway`, `phone.noSuchCall` or `supervision.notNow`; where the coordinator's own telephone is not
   * there, with `phone.notRegistered` or `supervision.notAnswered`: then the call is as it was.
   */
  perform(supervision: Supervision): Promise<Result<null, Rejection>>
}
