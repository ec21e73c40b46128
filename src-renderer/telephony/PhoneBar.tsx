import { useTranslation } from 'react-i18next'
import { usePerson } from '../shell/person.ts'
import { CallBar } from './CallBar.tsx'
import { CallLog } from './CallLog.tsx'
import { Dialler } from './Dialler.tsx'
import { FailedTransfers } from './FailedTransfers.tsx'
import { LineBanner } from './LineBanner.tsx'
import { leadingCall, otherCalls } from './leading-call.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { RingBar } from './RingBar.tsx'
import { StateMenu } from './StateMenu.tsx'
import { HeardBy } from './Told.tsx'
import { useContactsLeft } from './use-contacts-left.ts'
import { usePhoneKeys } from './use-phone-keys.ts'
import { useWrapUpPassed } from './use-wrap-up-passed.ts'
import { VideoPanel } from './VideoPanel.tsx'
import { WrapUpBar } from './WrapUpBar.tsx'

/**
 * The phone in the top bar: always there, never covered. A ring comes into the room that is kept for it; nothing moves for
 * it and nothing takes the focus.
 */
export function PhoneBar() {
  const { t } = useTranslation()
  const phone = usePhone((state) => state.phone)
  const account = usePhone((state) => state.account.state)
  const calls = usePerson().roles.includes('advisor')
  usePhoneKeys()
  useContactsLeft()
  useWrapUpPassed()
  if (account === 'off') return <span className={classes.phone} />
  const call = leadingCall(phone)
  const rings = call?.state.phase === 'ringing'
  const others = call === undefined ? [] : otherCalls(phone, call)
  return (
    <section className={classes.phone} aria-label={t('phone.region')}>
      {/* What a ring covers is there again when it has ended: nothing of it is made anew while a customer waits. */}
      {(call === undefined || rings) && (
        <div className={classes.resting} hidden={rings}>
          {phone.wrapUp === null ? (
            // Who only coordinates takes calls from the board, and begins none.
            calls && (
              <>
                <CallLog />
                <Dialler />
              </>
            )
          ) : (
            <WrapUpBar wrapUp={phone.wrapUp} />
          )}
        </div>
      )}
      {call !== undefined && (rings ? <RingBar call={call} second={false} /> : <CallBar call={call} />)}
      <StateMenu />
      <div className={classes.under}>
        {others.map((other) =>
          other.state.phase === 'ringing' ? (
            <RingBar key={other.id} call={other} second />
          ) : (
            <CallBar key={other.id} call={other} aside />
          ),
        )}
        {call !== undefined && <HeardBy call={call.id} />}
        <LineBanner />
        {calls && <FailedTransfers />}
        {call?.video === true && call.answeredAt !== null && call.state.phase !== 'ending' && (
          <VideoPanel call={call} />
        )}
      </div>
    </section>
  )
}
