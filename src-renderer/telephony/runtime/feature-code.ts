import i18next from 'i18next'
import { type Feature, featureOf } from '#shared/telephony/phone/call.ts'
import type { PhoneRefusal } from '#shared/telephony/phone/events.ts'
import type { Phone, Presence } from '#shared/telephony/phone/phone.ts'
import { say } from '../../shell/ui-state.ts'
import { setPhone } from '../phone-state.ts'

/** Of what a person chose; null: the PBX sees it itself, or it passes. */
export function featureFor(state: Presence): Feature | null {
  if (state === 'available') return 'unpause'
  return ['onCall', 'wrapUp', 'noAnswer', 'notReady'].includes(state) ? null : 'pause'
}

/**
 * With the centre away nobody brings the queues into agreement with the screen: then the PBX itself is told by the code that
 * any telephone would dial, once for each change that the person makes.
 */
export function featureCode(dial: (feature: Feature) => PhoneRefusal | null) {
  /**
   * What the queues have been told last, by the centre or by a code: `nothing` as long as this console has not told them
   * anything, null where a code did not arrive and nobody knows.
   */
  let told: Feature | 'nothing' | null = 'nothing'
  /** What the person has chosen last with the centre away: it may have come while an earlier code was on the line. */
  let wished: Feature | null = null
  function tell(): void {
    if (wished === null || wished === told) return
    // A console that opened without the centre has changed nothing yet.
    const isAsBefore = told === 'nothing' && wished === 'pause'
    told = isAsBefore || dial(wished) === null ? wished : null
  }
  return {
    /** The centre has brought the queues into agreement. */
    agreed(state: Presence): void {
      told = featureFor(state) ?? told
      wished = null
      setPhone({ byCode: null })
    },
    /** The centre does not answer. */
    away(state: Presence): void {
      wished = featureFor(state) ?? wished
      tell()
    },
    /** Hears from the machine when a code's call is over: that it was answered is the PBX's yes. */
    looked(before: Phone, after: Phone): void {
      for (const call of before.calls) {
        const feature = featureOf(call)
        if (feature === null || after.calls.some(({ id }) => id === call.id)) continue
        // One that nobody answered is told again with the next word to the centre, not at once and for ever.
        if (call.answeredAt === null) told = null
        else {
          setPhone({ byCode: feature })
          say(i18next.t(`phone.byCode.${feature}`))
          // The machine is still in the step that ended the call.
          queueMicrotask(tell)
        }
      }
    },
  }
}
