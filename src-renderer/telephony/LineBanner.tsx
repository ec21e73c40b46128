import { IconHeadset, IconPlugConnected, IconPlugConnectedX, IconVolumeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isCut, isEstablished, isUnheard } from '#shared/telephony/phone/call.ts'
import { useNow } from '../shell/use-now.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { ChangedBy } from './Told.tsx'
import { noteText } from './words.ts'

const SAID_MS = 4_000
const NOTE_MS = 8_000

/** What is happening to the line of a call, in words; it floats, and takes nothing. */
export function LineBanner() {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const calls = usePhone(({ phone }) => phone.calls)
  const backSince = usePhone((state) => state.backSince)
  const note = usePhone((state) => state.deviceNote)
  const line = usePhone(({ phone }) => phone.line.state)
  const cut = calls.some((call) => isEstablished(call) && isCut(call))
  const unheard = calls.some((call) => isUnheard(call) && call.state.phase === 'calling')
  const silent = calls.some(({ link, state }) => link === 'silent' && state.phase === 'talking')
  const back = !cut && !unheard && backSince !== null && now - backSince < SAID_MS
  return (
    <div role="status" aria-live="assertive">
      {cut && (
        <p className={classes.line}>
          <IconPlugConnectedX size={18} aria-hidden /> {t('phone.cut')}
        </p>
      )}
      {unheard && (
        <p className={classes.line}>
          <IconPlugConnectedX size={18} aria-hidden />{' '}
          {t(line === 'registered' ? 'phone.unheardHere' : 'phone.unheardCut')}
        </p>
      )}
      {back && (
        <p className={classes.line} data-tone="ok">
          <IconPlugConnected size={18} aria-hidden /> {t('phone.reconnected')}
        </p>
      )}
      {note !== null && now - note.at < NOTE_MS && (
        <p className={classes.line} data-tone={note.what === 'returned' ? 'ok' : undefined}>
          <IconHeadset size={18} aria-hidden /> {noteText(t, note)}
        </p>
      )}
      <ChangedBy floats />
      {!cut && silent && (
        <p className={classes.line}>
          <IconVolumeOff size={18} aria-hidden /> {t('phone.silent')}
        </p>
      )}
    </div>
  )
}
