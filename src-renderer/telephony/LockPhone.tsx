import { Button } from '@mantine/core'
import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../shell/use-now.ts'
import { act } from './act.ts'
import { leadingCall } from './leading-call.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { clockText, phaseText } from './words.ts'

/** What the locked screen keeps of the phone: answer, mute, hang up. Who is at the other end is not shown. */
export function LockPhone() {
  const { t } = useTranslation()
  const call = usePhone(({ phone }) => leadingCall(phone))
  const now = useNow(500)
  if (call === undefined) return null
  const ringing = call.state.phase === 'ringing'
  return (
    <section className={classes.lock} aria-label={t('phone.region')}>
      <span role="status" className="tn">
        {phaseText(t, call)} {call.answeredAt !== null && clockText(now - call.answeredAt)}
      </span>
      {ringing && (
        <Button
          leftSection={<IconPhone size={16} aria-hidden />}
          rightSection={<kbd>F2</kbd>}
          aria-keyshortcuts="F2"
          onClick={() => act(t, { type: 'answer', id: call.id })}
        >
          {t('phone.answer')}
        </Button>
      )}
      {call.state.phase === 'talking' && (
        <Button
          leftSection={
            call.muted ? <IconMicrophoneOff size={16} aria-hidden /> : <IconMicrophone size={16} aria-hidden />
          }
          rightSection={<kbd>Ctrl M</kbd>}
          aria-pressed={call.muted}
          aria-keyshortcuts="Control+M"
          onClick={() => act(t, { type: 'mute', muted: !call.muted })}
        >
          {t(call.muted ? 'phone.unmute' : 'phone.mute')}
        </Button>
      )}
      <Button
        color="bad"
        variant="outline"
        leftSection={<IconPhoneOff size={16} aria-hidden />}
        rightSection={<kbd>F4</kbd>}
        aria-keyshortcuts="F4"
        onClick={() => act(t, { type: ringing ? 'reject' : 'hangUp', id: call.id })}
      >
        {t(ringing ? 'phone.reject' : 'phone.hangUp')}
      </Button>
    </section>
  )
}
