import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { isTyping, keyName } from '../shell/keys.ts'
import { settledKey } from '../shell/settled-key.ts'
import { act } from './act.ts'
import { answerCall } from './answer-call.ts'
import { leadingCall } from './leading-call.ts'
import { usePhone } from './phone-state.ts'

/** While somebody types a call is not hung up by one stray key. */
const TWICE_WITHIN_MS = 1_000

const useAsked = create<{ readonly at: number }>()(() => ({ at: 0 }))

/** Whether F4 was pressed once, and counts when it is pressed again. */
export const useLastHangUp = (): boolean => useAsked(({ at }) => at > 0)

/** F2 answers, F4 hangs up, Ctrl+M mutes, F8 holds: also while typing, and while the console is locked. */
export function usePhoneKeys(): void {
  const { t } = useTranslation()
  useEffect(() => {
    let forget: ReturnType<typeof setTimeout> | undefined
    const hangUp = () => {
      const call = leadingCall(usePhone.getState().phone)
      if (call === undefined) return
      const before = useAsked.getState().at
      clearTimeout(forget)
      if (isTyping(document.activeElement) && Date.now() - before > TWICE_WITHIN_MS) {
        useAsked.setState({ at: Date.now() })
        forget = setTimeout(() => useAsked.setState({ at: 0 }), TWICE_WITHIN_MS)
        return
      }
      useAsked.setState({ at: 0 })
      act(t, { type: 'hangUp', id: call.id })
    }
    const actions: Record<string, () => void> = {
      F2() {
        const ringing = usePhone.getState().phone.calls.find(({ state }) => state.phase === 'ringing')
        if (ringing !== undefined) answerCall(t, ringing)
      },
      F4: hangUp,
      'Ctrl+M'() {
        const call = leadingCall(usePhone.getState().phone)
        if (call?.state.phase === 'talking') act(t, { type: 'mute', muted: !call.muted })
      },
      F8() {
        const call = leadingCall(usePhone.getState().phone)
        if (call?.state.phase === 'talking') act(t, { type: 'hold', id: call.id })
        else if (call?.state.phase === 'held') act(t, { type: 'resume', id: call.id })
      },
    }
    const onKey = settledKey((event: KeyboardEvent) => {
      const action = actions[keyName(event)]
      if (action === undefined || event.defaultPrevented || event.repeat) return
      event.preventDefault()
      action()
    })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      clearTimeout(forget)
    }
  }, [t])
}
