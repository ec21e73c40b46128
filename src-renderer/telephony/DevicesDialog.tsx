import { Button, Modal, NativeSelect, Switch } from '@mantine/core'
import { IconEar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { devicesFor, treatmentOf } from '#shared/telephony/devices/devices.ts'
import { ROLES, type Role } from '#shared/telephony/devices/wishes.ts'
import { newId } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { sayRefused } from './act.ts'
import { HeadsetKeys } from './HeadsetKeys.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { dial, phoneRuntime } from './phone.ts'
import { usePhone } from './phone-state.ts'

/** Microphone, speaker and ring device of this workstation, and whether they work: how loud one is, and an echo. */
export function DevicesDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const devices = usePhone((state) => state.devices)
  const microphone = usePhone(({ phone }) => phone.microphone)
  const account = usePhone((state) => state.account)
  const mayTest = usePhone(({ phone }) => phone.line.state === 'registered' && phone.calls.length === 0)
  const hear = phoneRuntime()?.devices.hear
  const treatment = treatmentOf(devices)
  const choose = (role: Role, id: string) => {
    const device = devicesFor(devices, role).find((one) => one.id === id)
    hear?.({ type: 'wish', role, device: device === undefined ? null : { id: device.id, label: device.label } })
  }
  const echo = () => {
    if (account.state !== 'here') return
    if (sayRefused(t, dial(account.account.codes.echo, null, newId(), { apart: 'echo' }))) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('phone.devices.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={page.form}>
        {(microphone === 'denied' || microphone === 'absent') && (
          <Sentence tone="warn">
            {t(microphone === 'denied' ? 'phone.lack.microphoneDenied' : 'phone.lack.microphone')}
          </Sentence>
        )}
        {ROLES.map((role) => (
          <NativeSelect
            key={role}
            label={t(`phone.devices.role.${role}`)}
            value={devices.using[role]?.id ?? ''}
            onChange={(event) => choose(role, event.currentTarget.value)}
            data={[
              { value: '', label: t(role === 'loudspeaker' ? 'phone.devices.none' : 'phone.devices.system') },
              ...devicesFor(devices, role).map(({ id, label }) => ({
                value: id,
                label: label === '' ? t('phone.devices.unnamed') : label,
              })),
            ]}
          />
        ))}
        <LevelMeter microphone={devices.using.microphone} treatment={treatment} />
        <Switch
          label={t('phone.devices.noiseSuppression')}
          checked={treatment.noiseSuppression}
          onChange={({ currentTarget: { checked } }) =>
            hear?.({ type: 'treat', treatment: { ...treatment, noiseSuppression: checked } })
          }
        />
        <Switch
          label={t('phone.devices.autoGain')}
          checked={treatment.autoGain}
          onChange={({ currentTarget: { checked } }) =>
            hear?.({ type: 'treat', treatment: { ...treatment, autoGain: checked } })
          }
        />
        <HeadsetKeys />
        <div className={page.actions}>
          <Button leftSection={<IconEar size={16} aria-hidden />} disabled={!mayTest} onClick={echo}>
            {t('phone.devices.echo')}
          </Button>
          <Button variant="filled" onClick={close}>
            {t('shell.close')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
