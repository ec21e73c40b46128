import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import type { SimulateResponse } from '#shared/telephony/bridge-api.ts'
import { CHOSEN } from '#shared/telephony/phone/phone.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService, useWatch } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { act } from './act.ts'
import { usePhone } from './phone-state.ts'
import { simulatedWords } from './simulated-words.ts'

/** A call of the demonstration's own customers; who makes it is told where it will ring at nobody. */
export function useSimulatedCall(): () => Promise<void> {
  const { t } = useTranslation()
  const call = useService()
  const queues = useWatch('directory.queues', {})
  return async () => {
    const answer = await call('phone.simulate', {})
    if (!answer.ok) return say(sentenceOf(t, answer.error), 'bad')
    const { queue: code } = answer.value as SimulateResponse // the answer of `phone.simulate`
    const queue = queues?.find(({ doc }) => doc.code === code)?.doc
    const words = queue === undefined ? null : simulatedWords(t, queue, instantOf(Date.now()))
    if (words !== null) say(words)
  }
}

export interface PhoneAction {
  readonly key: string
  readonly word: string
  readonly go: () => void
}

/** What the menu of states does, by name: each state that may be chosen, and in the demonstration a call. */
export function usePhoneActions(): readonly PhoneAction[] {
  const { t } = useTranslation()
  const simulate = useSimulatedCall()
  const account = usePhone((state) => state.account)
  if (account.state !== 'here') return []
  const states = CHOSEN.map((state): PhoneAction => {
    const word = t('phone.stateNamed', { state: t(`phone.state.${state}`) })
    return { key: `phone.${state}`, word, go: () => void act(t, { type: 'choose', state }) }
  })
  const simulated = { key: 'phone.simulate', word: t('phone.simulate'), go: () => void simulate() }
  return account.account.demo ? [...states, simulated] : states
}
