import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerRecord,
  IconPlayerRecordFilled,
  IconPlayerStopFilled,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Call, isWithCustomer } from '#shared/telephony/phone/call.ts'
import classes from '../recordings/recordings.module.css'
import phone from './phone.module.css'
import { type RecordingAct, useRecording } from './use-recording.ts'

/** The recording of a call with a customer: begun after the notice, paused while sensitive data is dictated, ended. */
export function RecordingButtons({ call }: { call: Call }) {
  return isWithCustomer(call) ? <Recorder key={call.id} call={call} /> : null
}

function Recorder({ call }: { call: Call }) {
  const { t } = useTranslation()
  const { state, act } = useRecording(call.id)
  if (state === null) return null
  if (state === 'refused')
    return (
      <small className={classes.state} role="status">
        {t('recordings.call.refused')}
      </small>
    )
  if (state === 'off') return <BeginRecording act={act} />
  const paused = state === 'paused'
  const change = t(paused ? 'recordings.call.resume' : 'recordings.call.pause')
  return (
    <>
      <Tooltip label={change}>
        <Button
          variant="default"
          className={classes.state ?? ''}
          data-on={!paused}
          aria-label={change}
          leftSection={<IconPlayerRecordFilled size={12} aria-hidden />}
          rightSection={
            paused ? <IconPlayerPlayFilled size={14} aria-hidden /> : <IconPlayerPauseFilled size={14} aria-hidden />
          }
          onClick={() => void act(paused ? 'resume' : 'pause')}
        >
          <span className={classes.word} role="status">
            {t(paused ? 'recordings.call.paused' : 'recordings.call.on')}
          </span>
        </Button>
      </Tooltip>
      <Tooltip label={t('recordings.call.stop')}>
        <ActionIcon
          size={32}
          className={phone.sign ?? ''}
          variant="default"
          aria-label={t('recordings.call.stop')}
          onClick={() => void act('stop')}
        >
          <IconPlayerStopFilled size={16} aria-hidden />
          <span className={phone.signWord}>{t('recordings.call.stopShort')}</span>
        </ActionIcon>
      </Tooltip>
    </>
  )
}

/** The notice comes before the recording (Ley 1581 de 2012: prior and informed); the customer's answer decides. */
function BeginRecording({ act }: { act: (what: RecordingAct) => Promise<unknown> }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const answered = (what: RecordingAct) => () => {
    setOpened(false)
    void act(what)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t('recordings.call.start')}>
          <ActionIcon
            size={32}
            className={phone.sign ?? ''}
            variant="default"
            aria-label={t('recordings.call.start')}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconPlayerRecord size={18} aria-hidden />
            <span className={phone.signWord}>{t('recordings.call.startShort')}</span>
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('recordings.call.start')}>
        <p className={classes.notice}>{t('recordings.call.notice')}</p>
        <span style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Button onClick={answered('start')}>{t('recordings.call.accepted')}</Button>
          <Button variant="default" onClick={answered('refused')}>
            {t('recordings.call.notWanted')}
          </Button>
        </span>
      </Popover.Dropdown>
    </Popover>
  )
}
