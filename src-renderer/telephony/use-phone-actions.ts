import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { CHOSEN } from '#shared/telephony/phone/phone.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { act } from './act.ts'
import { usePhone } from './phone-state.ts'

/** A call of the demonstration's own customers. */
export async function simulateCall(t: TFunction, call: ReturnType<typeof useService>): Promise<void> {
  const answer = await call('phone.simulate', {})
  if (!answer.ok) say(sentenceOf(t, answer.error), 'bad')
}

export interface PhoneAction {
  readonly key: string
  readonly word: string
  readonly go: () => void
}

/** What the menu of states does, by name: each state that may be chosen, and in the demonstration a call. */
export function usePhoneActions(): readonly PhoneAction[] {
  const { t } = useTranslation()
  const call = useService()
  const account = usePhone((state) => state.account)
  if (account.state !== 'here') return []
  const states = CHOSEN.map((state): PhoneAction => {
    const word = t('phone.stateNamed', { state: t(`phone.state.${state}`) })
    return { key: `phone.${state}`, word, go: () => void act(t, { type: 'choose', state }) }
  })
  const simulated = { key: 'phone.simulate', word: t('phone.simulate'), go: () => void simulateCall(t, call) }
  return account.account.demo ? [...states, simulated] : states
}
