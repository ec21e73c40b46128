import { Button, Popover } from '@mantine/core'
import { IconPhone, IconPhoneX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConsole } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { CallerName } from './CallerName.tsx'
import { callNumber } from './call-customer.ts'
import { MissedCalls } from './MissedCalls.tsx'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { useDialled, useMissed } from './use-missed.ts'
import { numberText } from './words.ts'

/** Who is to be called back, and whom I called last. */
export function CallLog() {
  const { t } = useTranslation()
  const missed = useMissed()?.length ?? 0
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md" width={360}>
      <Popover.Target>
        <Button
          aria-label={t('phone.log.openWith', { count: missed })}
          title={t('phone.log.open')}
          leftSection={<IconPhoneX size={16} aria-hidden />}
          onClick={() => setOpened((open) => !open)}
        >
          <span className={classes.count} data-some={missed > 0}>
            {missed > 99 ? '99+' : missed}
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('phone.log.open')} p={6}>
        <MissedCalls close={close} />
        <LastNumbers close={close} />
      </Popover.Dropdown>
    </Popover>
  )
}

function LastNumbers({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const console = useConsole()
  const numbers = useDialled()
  const ready = usePhone(({ phone }) => phone.line.state === 'registered' && phone.calls.length === 0)
  if (numbers.length === 0) return null
  const call = async (number: string) => {
    if (await callNumber(t, console, number, null)) close()
  }
  return (
    <section aria-label={t('phone.log.dialled')}>
      <h3 className={page.section}>{t('phone.log.dialled')}</h3>
      <ul className={classes.log}>
        {numbers.map((number) => (
          <li key={number}>
            <button
              type="button"
              className={page.item}
              disabled={!ready}
              aria-label={t('phone.redial', { number: numberText(t, number) })}
              onClick={() => void call(number)}
            >
              <span>
                <CallerName number={number} />
                <small className="tn">{numberText(t, number)}</small>
              </span>
              <IconPhone size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
