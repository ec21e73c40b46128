import { Button, Popover } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropDraft } from '../drafts/drafts.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'

/** Lets a contact go that was begun by mistake. Asks once, and says what is lost; an escalated one must be registered. */
export function DiscardContact({ id, escalated }: { id: string; escalated: boolean }) {
  const { t } = useTranslation()
  // Asked of one contact: it is not still asked when another is on the screen.
  const [asking, setAsking] = useState<string | null>(null)
  const discard = () => {
    setAsking(null)
    void dropDraft(id)
    say(t('interactions.discarded'))
    goTo('inbox')
  }
  return (
    <Popover
      opened={asking === id}
      onChange={(opened) => setAsking(opened ? id : null)}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={escalated}
          title={escalated ? t('interactions.cannotDiscard') : undefined}
          onClick={() => setAsking(id)}
        >
          {t('interactions.discard')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{t('interactions.discardAsk')}</p>
        <div className={page.actions} style={{ marginTop: 10 }}>
          <Button color="bad" variant="outline" onClick={discard}>
            {t('interactions.discard')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(null)}>
            {t('shell.cancel')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
