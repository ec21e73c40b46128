import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconArrowsRight, IconClipboardCheck, IconPhoneCall, IconUsersGroup } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { mayBeSurveyed } from '#shared/telephony/to-survey.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { act, sayRefused } from './act.ts'
import { dialledNumber } from './dialled-number.ts'
import classes from './phone.module.css'
import { dial } from './phone.ts'
import { usePhone } from './phone-state.ts'
import { TransferColleague } from './TransferColleague.tsx'
import { useColleagues } from './use-colleagues.ts'

/** Sends the call elsewhere: at once, after asking a colleague, into a conference, or to the survey as the last thing. */
export function Transfer({ call }: { call: Call }) {
  const { t } = useTranslation()
  const consultation = usePhone(({ phone }) => phone.calls.find(({ consults }) => consults === call.id))
  const consulted = usePhone(({ phone }) => phone.calls.find(({ id }) => id === call.consults))
  const survey = usePhone(({ account }) => (account.state === 'here' ? account.account.codes.survey : null))
  if (consulted !== undefined) return <Consulting original={consulted} consultation={call} />
  if (consultation !== undefined) return <Consulting original={call} consultation={consultation} />
  const may = call.state.phase === 'talking' || call.state.phase === 'held'
  return (
    <>
      <TransferTo call={call} disabled={!may || call.conference} />
      {call.queue !== null && survey !== null && (
        <Tooltip label={t('phone.survey')}>
          <ActionIcon
            size={32}
            className={classes.sign ?? ''}
            variant="default"
            aria-label={t('phone.survey')}
            disabled={!mayBeSurveyed(call)}
            onClick={() => act(t, { type: 'transfer', id: call.id, to: survey })}
          >
            <IconClipboardCheck size={18} aria-hidden />
            <span className={classes.signWord}>{t('phone.survey')}</span>
          </ActionIcon>
        </Tooltip>
      )}
    </>
  )
}

function Consulting({ original, consultation }: { original: Call; consultation: Call }) {
  const { t } = useTranslation()
  const ready = original.state.phase === 'held' && consultation.state.phase === 'talking'
  const join = (conference: boolean) => act(t, { type: 'join', id: original.id, conference })
  return (
    <>
      <Button
        leftSection={<IconArrowsRight size={16} aria-hidden />}
        title={t('phone.complete')}
        aria-label={t('phone.complete')}
        disabled={!ready}
        onClick={() => join(false)}
      >
        <span className={classes.short}>{t('phone.transfer')}</span>
      </Button>
      <Tooltip label={t('phone.join')}>
        <ActionIcon
          size={32}
          className={classes.sign ?? ''}
          variant="default"
          aria-label={t('phone.join')}
          disabled={!ready}
          onClick={() => join(true)}
        >
          <IconUsersGroup size={18} aria-hidden />
          <span className={classes.signWord}>{t('phone.join')}</span>
        </ActionIcon>
      </Tooltip>
    </>
  )
}

function TransferTo({ call, disabled }: { call: Call; disabled: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const { colleagues, unknown } = useColleagues(typed, opened)
  const go = (to: string, consult: boolean) => {
    const done = consult ? sayRefused(t, dial(to, call.id)) : act(t, { type: 'transfer', id: call.id, to })
    if (!done) return
    setOpened(false)
    setTyped('')
  }
  const submit = (consult: boolean) => (event: FormEvent) => {
    event.preventDefault()
    const parsed = dialledNumber(typed)
    if (parsed.ok) go(parsed.value, consult)
    else setRefused(parsed.error)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          leftSection={<IconArrowsRight size={16} aria-hidden />}
          title={t('phone.transfer')}
          aria-label={t('phone.transfer')}
          disabled={disabled}
          onClick={() => setOpened((open) => !open)}
        >
          <span className={classes.short}>{t('phone.transfer')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('phone.transferTo')}>
        <form className={`${classes.form} ${classes.transfer}`} onSubmit={submit(false)}>
          <TextInput
            label={t('phone.transferTo')}
            description={t('phone.transferHint')}
            autoComplete="off"
            data-autofocus
            maxLength={60}
            value={typed}
            error={refused === null ? null : sentenceOf(t, refused)}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setRefused(null)
            }}
          />
          <span style={{ display: 'flex', gap: 8 }}>
            <Button type="submit">{t('phone.blind')}</Button>
            <Button leftSection={<IconPhoneCall size={16} aria-hidden />} onClick={submit(true)}>
              {t('phone.consult')}
            </Button>
          </span>
          {unknown && <Sentence tone="info">{t('phone.reachUnknown')}</Sentence>}
          <ul>
            {colleagues.map((colleague) => (
              <TransferColleague key={colleague.id} colleague={colleague} go={go} />
            ))}
          </ul>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
