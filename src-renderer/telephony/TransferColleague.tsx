import { Button } from '@mantine/core'
import { IconArrowsRight, IconPhoneCall } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { ColleagueName } from './ColleagueName.tsx'
import classes from './phone.module.css'
import type { Colleague } from './reached.ts'

interface Props {
  readonly colleague: Colleague
  readonly go: (to: string, consult: boolean) => void
}

/** Whom the call may go to: at once or after asking them; to who is disconnected it is not sent unasked. */
export function TransferColleague({ colleague, go }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const { id, name, reach } = colleague
  const to = phoneUserOf(id)
  return (
    <li>
      <div className={classes.colleague}>
        <ColleagueName colleague={colleague} />
        <Button
          leftSection={<IconPhoneCall size={16} aria-hidden />}
          aria-label={`${t('phone.consult')}: ${name}`}
          onClick={() => go(to, true)}
        >
          {t('phone.consult')}
        </Button>
        <Button
          leftSection={<IconArrowsRight size={16} aria-hidden />}
          aria-label={`${t('phone.blind')}: ${name}`}
          onClick={() => (reach === 'offline' ? setAsked(true) : go(to, false))}
        >
          {t('phone.blind')}
        </Button>
      </div>
      {asked && reach === 'offline' && (
        <Sentence tone="warn">
          {t('phone.transferOffline', { name })}
          <span className={classes.colleague}>
            <Button onClick={() => go(to, false)}>{t('phone.transferAnyway')}</Button>
            <Button autoFocus onClick={() => setAsked(false)}>
              {t('phone.transferNot')}
            </Button>
          </span>
        </Sentence>
      )}
    </li>
  )
}
