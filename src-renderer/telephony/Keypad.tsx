import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import { IconGridDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#shared/telephony/phone/call.ts'
import { settledKey } from '../shell/settled-key.ts'
import { act } from './act.ts'
import classes from './phone.module.css'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** Digits into the call (an automatic menu, an extension); pressed, or typed while it is open. */
export function Keypad({ call }: { call: Call }) {
  const { t } = useTranslation()
  const [sent, setSent] = useState('')
  const press = (digit: string) => {
    if (act(t, { type: 'digit', digit })) setSent((before) => `${before}${digit}`.slice(-16))
  }
  return (
    <Popover position="bottom" trapFocus returnFocus shadow="md" onClose={() => setSent('')}>
      <Popover.Target>
        <Tooltip label={t('phone.keypad')}>
          <ActionIcon
            size={32}
            className={classes.sign ?? ''}
            variant="default"
            aria-label={t('phone.keypad')}
            disabled={call.state.phase !== 'talking'}
          >
            <IconGridDots size={18} aria-hidden />
            <span className={classes.signWord}>{t('phone.keypad')}</span>
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('phone.keypad')}
        onKeyDown={settledKey((event) => {
          if (!KEYS.includes(event.key) || event.ctrlKey || event.altKey) return
          // The guide on the screen takes digits as answers: this one is the call's.
          event.preventDefault()
          event.stopPropagation()
          press(event.key)
        })}
      >
        <div className={classes.keypad}>
          {KEYS.map((key) => (
            <Button key={key} onClick={() => press(key)}>
              {key}
            </Button>
          ))}
        </div>
        <p role="status" className="tn" style={{ minHeight: 20, textAlign: 'center' }}>
          {sent !== '' && t('phone.digits', { digits: sent })}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
