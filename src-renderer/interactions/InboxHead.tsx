import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPhoneOutgoing, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useWords } from '../language/use-words.ts'
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
              onClick={() => goTo('inbox', beginContact({ direction: 'outbound' }))}
            >
              <IconPhoneOutgoing size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {mayBegin && (
          <Button
            variant={busy ? 'default' : 'filled'}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => goTo('inbox', beginContact())}
          >
            {t('interactions.new')}
          </Button>
        )}
      </h1>
    </div>
  )
})
