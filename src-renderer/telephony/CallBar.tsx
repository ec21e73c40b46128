import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconArrowsExchange,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Call, featureOf } from '#shared/telephony/phone/call.ts'
import { spokenBeforeMs } from '#shared/telephony/spoken-before.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { useNow } from '../shell/use-now.ts'
import { act } from './act.ts'
import { CallerName } from './CallerName.tsx'
import { useContactOfCall } from './contact-of-call.ts'
import { Keypad } from './Keypad.tsx'
import { LineMeter } from './LineMeter.tsx'
import classes from './phone.module.css'
import { RecordingButtons } from './RecordingButtons.tsx'
import { Transfer } from './Transfer.tsx'
import { useLastHangUp } from './use-phone-keys.ts'
import { clockText, phaseText } from './words.ts'

/** The clock turns amber at the time that a call is meant to take; it stays calm. */
const TARGET_MS = 6 * 60_000

/** A call under way; `aside`: the other one, which waits. */
export function CallBar({ call, aside = false }: { call: Call; aside?: boolean }) {
  const { t } = useTranslation()
  const now = useNow(500)
  const asked = useLastHangUp()
  const contact = useContactOfCall(call.id)
  const { phase } = call.state
  const me = usePerson()
  const record = useWatch('interactions.get', call.apart === null ? { id: call.id } : null)?.doc.call
  // After a reload it lasts since it was answered first.
  const before = record === undefined ? 0 : spokenBeforeMs(record, me.id)
  const lasts = call.answeredAt === null ? 0 : before + now - call.answeredAt
  const held = phase === 'held' || phase === 'resuming'
  return (
    <div className={aside ? `${classes.call} ${classes.ring}` : classes.call}>
      <span className={classes.dot} style={{ color: held ? 'var(--mc-warn)' : 'var(--mc-ok)' }} aria-hidden />
      {call.answeredAt !== null && (
        <time className={classes.clock} data-late={lasts > TARGET_MS}>
          {clockText(lasts)}
        </time>
      )}
      {call.apart !== null ? (
        <ApartName call={call} />
      ) : (
        <a
          className={classes.name}
          href={`#/inbox/${contact}`}
          title={t('phone.openContact')}
          onClick={(event) => {
            event.preventDefault()
            goTo('inbox', contact)
          }}
        >
          <CallerName number={call.number} />
          <small>{phaseText(t, call)}</small>
        </a>
      )}
      {!aside && <LineMeter session={call.session} />}
      {!aside && call.answeredAt !== null && phase !== 'ending' && <Controls call={call} />}
      {aside && (
        <Button
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          disabled={phase !== 'held'}
          onClick={() => act(t, { type: 'resume', id: call.id })}
        >
          {t('phone.swap')}
        </Button>
      )}
      <Button
        color="bad"
        variant="outline"
        className={classes.hangUp ?? ''}
        leftSection={<IconPhoneOff size={16} aria-hidden />}
        rightSection={aside ? null : <kbd>F4</kbd>}
        aria-keyshortcuts={aside ? undefined : 'F4'}
        disabled={phase === 'ending'}
        onClick={() => act(t, { type: 'hangUp', id: call.id })}
      >
        {asked && !aside ? t('phone.hangUpAgain') : t('phone.hangUp')}
      </Button>
    </div>
  )
}

/** *Escuchando a Marta Gil*: no contact belongs to it. */
function ApartName({ call }: { call: Call }) {
  const { t } = useTranslation()
  return (
    <span className={classes.name}>
      <small>{phaseText(t, call)}</small>
      {call.apart !== 'echo' && featureOf(call) === null && <CallerName number={call.number} />}
    </span>
  )
}

function MuteButton({ call }: { call: Call }) {
  const { t } = useTranslation()
  const mute = t(call.muted ? 'phone.unmute' : 'phone.mute')
  return (
    <Tooltip label={`${mute} (Ctrl+M)`}>
      <ActionIcon
        size={32}
        className={classes.sign ?? ''}
        variant={call.muted ? 'filled' : 'default'}
        aria-label={mute}
        aria-pressed={call.muted}
        aria-keyshortcuts="Control+M"
        disabled={call.state.phase !== 'talking'}
        onClick={() => act(t, { type: 'mute', muted: !call.muted })}
      >
        {call.muted ? <IconMicrophoneOff size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />}
        <span className={classes.signWord}>{mute}</span>
      </ActionIcon>
    </Tooltip>
  )
}

function Controls({ call }: { call: Call }) {
  const { t } = useTranslation()
  const { phase } = call.state
  const held = phase === 'held' || phase === 'resuming'
  const hold = t(held ? 'phone.resume' : 'phone.hold')
  if (call.apart !== null) return call.apart === 'listen' ? null : <MuteButton call={call} />
  return (
    <>
      <MuteButton call={call} />
      <Tooltip label={`${hold} (F8)`}>
        <ActionIcon
          size={32}
          className={classes.sign ?? ''}
          variant={held ? 'filled' : 'default'}
          aria-label={hold}
          aria-pressed={held}
          aria-keyshortcuts="F8"
          disabled={phase !== 'held' && (call.conference || phase !== 'talking')}
          onClick={() => act(t, { type: held ? 'resume' : 'hold', id: call.id })}
        >
          {held ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
          <span className={classes.signWord}>{hold}</span>
        </ActionIcon>
      </Tooltip>
      <RecordingButtons call={call} />
      <Keypad call={call} />
      <Transfer call={call} />
    </>
  )
}
