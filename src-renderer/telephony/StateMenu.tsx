import { Button, Menu } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChevronDown, IconHeadset, IconPhoneIncoming } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHOSEN, lacks, type Presence, presence } from '#shared/telephony/phone/phone.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useNow } from '../shell/use-now.ts'
import { act } from './act.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { ChangedBy } from './Told.tsx'
import { useSimulatedCall } from './use-phone-actions.ts'
import { clockText } from './words.ts'

const DevicesDialog = lazy(() => import('./DevicesDialog.tsx').then((m) => ({ default: m.DevicesDialog })))

const tone = (state: Presence): 'ok' | 'busy' | 'warn' | 'away' =>
  state === 'available'
    ? 'ok'
    : state === 'onCall' || state === 'wrapUp'
      ? 'busy'
      : state === 'noAnswer' || state === 'notReady'
        ? 'warn'
        : 'away'

/** What the person is, since when, and what they may be; what stands in the way says how it goes away. */
export function StateMenu() {
  const { t } = useTranslation()
  const simulate = useSimulatedCall()
  const phone = usePhone((state) => state.phone)
  const account = usePhone((state) => state.account)
  const untold = usePhone((state) => state.untold)
  const byCode = usePhone((state) => state.byCode)
  const state = presence(phone)
  const now = useNow(1_000)
  const since = useSince(state)
  const [devices, setDevices] = useState(false)
  if (account.state === 'refused')
    return (
      <span className={classes.why} title={sentenceOf(t, account.why)}>
        {account.why.code === 'phone.noPbx' ? t('phone.noPbx') : sentenceOf(t, account.why)}
      </span>
    )
  const occupied = phone.calls.length > 0 || phone.wrapUp !== null
  const busy = phone.line.state === 'elsewhere' ? (phone.line.busy ?? null) : null
  const missing = lacks(phone)
  const name = t(`phone.state.${state}`)
  return (
    <>
      {devices && (
        <Suspense fallback={null}>
          <DevicesDialog close={() => setDevices(false)} />
        </Suspense>
      )}
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            className={classes.state ?? ''}
            data-tone={tone(state)}
            leftSection={
              tone(state) === 'warn' ? (
                <IconAlertTriangle size={14} aria-hidden />
              ) : (
                <span className={classes.dot} aria-hidden />
              )
            }
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('phone.stateMenu', { state: name })}
          >
            {name} <span className={classes.wide}>&nbsp;{clockText(now - since)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'noAnswer' && (
            <>
              <p className={classes.why}>{t('phone.missed')}</p>
              <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => act(t, { type: 'back' })}>
                {t('phone.back')}
              </Menu.Item>
            </>
          )}
          <ChangedBy />
          {missing.length > 0 && account.state === 'here' && (
            <p className={classes.why}>
              {busy === null ? t(`phone.lack.${missing[0] ?? 'line'}`) : t(`phone.busyElsewhere.${busy}`)}
            </p>
          )}
          {/* What is being dialled there would end: it is brought nowhere. */}
          {phone.line.state === 'elsewhere' && busy !== 'dialling' && (
            <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => act(t, { type: 'start', take: true })}>
              {t(busy === null ? 'phone.useHere' : 'phone.bringHere')}
            </Menu.Item>
          )}
          {untold !== null && (
            <p className={classes.why}>
              {t(byCode === null ? 'phone.untold' : `phone.byCode.${byCode}`, { why: t(`phone.away.${untold}`) })}
            </p>
          )}
          <Menu.Label>{t(occupied ? 'phone.after' : 'phone.choose')}</Menu.Label>
          <Menu.RadioGroup
            // Who did not answer has to choose again, also what was chosen before.
            value={occupied ? (phone.next ?? phone.chosen) : state === 'noAnswer' ? '' : phone.chosen}
            onChange={(chosen) => {
              const state = CHOSEN.find((one) => one === chosen)
              if (state !== undefined) act(t, { type: 'choose', state })
            }}
          >
            {CHOSEN.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                {t(`phone.state.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconHeadset size={16} />} onClick={() => setDevices(true)}>
            {t('phone.devices.open')}
          </Menu.Item>
          {account.state === 'here' && account.account.demo && (
            <Menu.Item leftSection={<IconPhoneIncoming size={16} />} onClick={() => void simulate()}>
              {t('phone.simulate')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** When the state that is shown began, as far as this window saw. */
function useSince(state: Presence): number {
  const [since, setSince] = useState(Date.now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state begins now
  useEffect(() => setSince(Date.now()), [state])
  return since
}
