import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useConsole } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { usePhone } from './phone-state.ts'
import { isLeftOpen, passedWrapUp } from './wrap-up-passed.ts'

/** Says that the time to write up a contact is over, which is open still: the next customer may ring at once. */
export function useWrapUpPassed(): void {
  const { t } = useTranslation()
  const console = useConsole()
  useEffect(
    () =>
      usePhone.subscribe(({ phone }, { phone: before }) => {
        const call = phone === before ? null : passedWrapUp(before, phone, Date.now())
        if (call === null) return
        void isLeftOpen(console, call).then((open) => open && say(t('phone.wrapUpPassed'), 'bad'))
      }),
    [console, t],
  )
}
