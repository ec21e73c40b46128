import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconPhone, IconPhonePlus, IconVideo } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { phoneUserOf, userOfPhone } from '#shared/telephony/account.ts'
import { sentenceOf } from '../language/sentence.ts'
import { newId, useConsole } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { sayRefused } from './act.ts'
import { ColleagueName } from './ColleagueName.tsx'
import { callNumber } from './call-customer.ts'
import { dialledNumber } from './dialled-number.ts'
import classes from './phone.module.css'
import { dial } from './phone.ts'
import { usePhone } from './phone-state.ts'
import { useCaller } from './use-caller.ts'
import { useColleagues } from './use-colleagues.ts'
import { useDialled } from './use-missed.ts'
import { numberText } from './words.ts'

/** Calls a number that is typed: validated, written as people read it, and with whose it is. */
export function Dialler() {
  const { t } = useTranslation()
  const console = useConsole()
  const account = usePhone((state) => state.account.state)
  const registered = usePhone(({ phone }) => phone.line.state === 'registered')
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const [last = null] = useDialled()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const parsed = dialledNumber(typed)
  const { customers } = useCaller(parsed.ok ? parsed.value : null)
  const { colleagues, unknown } = useColleagues(typed, opened)
  const callColleague = (id: UserId, video: boolean) => {
    if (!sayRefused(t, dial(phoneUserOf(id), null, newId(), { video }))) return
    setTyped('')
    setOpened(false)
  }
  const call = async (event: FormEvent) => {
    event.preventDefault()
    if (!parsed.ok) return setRefused(parsed.error)
    if (!(await callNumber(t, console, parsed.value, null))) return
    setTyped('')
    setOpened(false)
  }
  if (account !== 'here') return null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          leftSection={<IconPhonePlus size={16} aria-hidden />}
          title={t('phone.dialNumber')}
          disabled={!registered}
          onClick={() => setOpened((open) => !open)}
        >
          <span className={classes.short}>{t('phone.dial')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('phone.dialNumber')}>
        <form className={classes.form} onSubmit={(event) => void call(event)}>
          <TextInput
            label={t('phone.dialNumber')}
            description={
              parsed.ok
                ? [numberText(t, parsed.value), ...customers.map(({ name }) => name)].slice(0, 4).join(' · ')
                : t('phone.dialHint')
            }
            inputMode="tel"
            autoComplete="off"
            data-autofocus
            maxLength={30}
            value={typed}
            error={refused === null ? null : sentenceOf(t, refused)}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setRefused(null)
            }}
          />
          <Button type="submit" variant="filled">
            {t('phone.dial')}
          </Button>
          {unknown && <Sentence tone="info">{t('phone.reachUnknown')}</Sentence>}
          <ul>
            {colleagues.map((colleague) => (
              <li key={colleague.id} className={classes.colleague}>
                <ColleagueName colleague={colleague} />
                <ActionIcon
                  size={32}
                  variant="default"
                  aria-label={t('phone.callWho', { who: colleague.name })}
                  onClick={() => callColleague(colleague.id, false)}
                >
                  <IconPhone size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size={32}
                  variant="default"
                  aria-label={t('phone.videoWith', { who: colleague.name })}
                  onClick={() => callColleague(colleague.id, true)}
                >
                  <IconVideo size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
          {last !== null && <Redial last={last} type={setTyped} callColleague={(id) => callColleague(id, false)} />}
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

interface RedialProps {
  readonly last: string
  readonly type: (number: string) => void
  readonly callColleague: (id: UserId) => void
}

/** Whom one called last: a number is typed for a look at it, a colleague is called by their name. */
function Redial({ last, type, callColleague }: RedialProps) {
  const { t } = useTranslation()
  const { colleague } = useCaller(last)
  const id = userOfPhone(last)
  return (
    <Button variant="subtle" onClick={() => (id === null ? type(last) : callColleague(id))}>
      {t('phone.redial', { number: colleague ?? numberText(t, last) })}
    </Button>
  )
}
