import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { beginContact } from './begin.ts'

interface Props {
  /** Contacts in course. */
  readonly count: number
  readonly mayBegin: boolean
  /** A contact is open: beginning another is not the next thing to do. */
  readonly busy: boolean
}

/**
 * Begins a contact, one however often it was clicked; the focus is left to its first step, where it would stay on a button
 * whose Enter begins another.
 */
function begin(event: MouseEvent<HTMLButtonElement>, given: Parameters<typeof beginContact>[0] = {}): void {
  event.currentTarget.blur()
  // The second press of a double click has taken the focus back.
  if (event.detail > 1) return void focusSoon(document.querySelector<HTMLElement>('[data-step]'))
  goTo('inbox', beginContact(given))
}

/** The inbox's name, how much is in it, and the ways to begin a contact. */
export const InboxHead = memo(function InboxHead({ count, mayBegin, busy }: Props) {
  const { t } = useWords()
  return (
    <div className={page.listHead}>
      <h1>
        {t('shell.place.inbox')} <span className={page.n}>{count}</span>
        {mayBegin && (
          <Tooltip label={t('interactions.newOutbound')}>
            <ActionIcon
              ml="auto"
              size={32}
              variant="default"
              aria-label={t('interactions.newOutbound')}
              onClick={(event) => begin(event, { direction: 'outbound' })}
            >
              <IconPhoneOutgoing size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {mayBegin && (
          <Button
            variant={busy ? 'default' : 'filled'}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={(event) => begin(event)}
          >
            {t('interactions.new')}
          </Button>
        )}
      </h1>
    </div>
  )
})
