import { Button } from '@mantine/core'
import { IconPhone, IconPhoneOff, IconVideo } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#shared/telephony/phone/call.ts'
import { act } from './act.ts'
import { answerCall } from './answer-call.ts'
import { CallerName } from './CallerName.tsx'
import { CameraPreview } from './CameraPreview.tsx'
import { nameOfCaller, ringText } from './caller-words.ts'
import classes from './phone.module.css'
import { useCaller } from './use-caller.ts'
import { useQueueName } from './use-queue-name.ts'

/** A call that rings: who, from which queue, and the two things to do. Said to screen readers, never in the way. */
export function RingBar({ call, second }: { call: Call; second: boolean }) {
  const { t } = useTranslation()
  const queue = useQueueName(call.queue)
  const isNamed = nameOfCaller(t, useCaller(call.number)) !== null
  return (
    <div className={classes.ring} role="alert">
      {call.video && <CameraPreview />}
      {call.video ? <IconVideo size={20} aria-hidden /> : <IconPhone size={20} aria-hidden />}
      <span className={classes.who}>
        <CallerName number={call.number} />
        <small className="tn">{ringText(t, call, { isNamed, second, queue })}</small>
      </span>
      <Button
        variant="filled"
        leftSection={<IconPhone size={16} aria-hidden />}
        rightSection={<kbd>F2</kbd>}
        aria-keyshortcuts="F2"
        onClick={() => answerCall(t, call)}
      >
        {t('phone.answer')}
      </Button>
      {call.video && (
        <Button leftSection={<IconPhone size={16} aria-hidden />} onClick={() => answerCall(t, call, false)}>
          {t('phone.answerSound')}
        </Button>
      )}
      <Button
        leftSection={<IconPhoneOff size={16} aria-hidden />}
        onClick={() => act(t, { type: 'reject', id: call.id })}
      >
        {t('phone.reject')}
      </Button>
    </div>
  )
}
