import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { dropDraft } from '../drafts/drafts.ts'
import { useWords } from '../language/use-words.ts'
import { closeAround, Floating } from '../shell/Floating.tsx'
import page from '../shell/page.module.css'
import { goTo, useClosedElsewhere } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'

interface Props {
  /** The contact that is on the screen. */
  readonly idNow: () => string
  readonly escalated: boolean
}

/** Lets a contact go that was begun by mistake. Asks once, and says what is lost; an escalated one must be registered. */
export function DiscardContact({ idNow, escalated }: Props) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [close] = useState(() => () => setAsking(false))
  // Asked of one contact: it is not still asked when another is on the screen.
  useClosedElsewhere(asking, close)
  const discard = () => {
    setAsking(false)
    void dropDraft(idNow())
    say(t('interactions.discarded'))
    goTo('inbox')
  }
  return (
    <Floating
      opened={asking}
      setOpened={setAsking}
      kind="dialog"
      label={t('interactions.discard')}
      button={{
        variant: 'subtle',
        leftSection: <IconTrash size={16} aria-hidden />,
        disabled: escalated,
        title: escalated ? t('interactions.cannotDiscard') : undefined,
        children: t('interactions.discard'),
      }}
    >
      <p>{t('interactions.discardAsk')}</p>
      <div className={page.actions} style={{ marginTop: 10 }}>
        <Button color="bad" variant="outline" onClick={discard}>
          {t('interactions.discard')}
        </Button>
        <Button variant="subtle" onClick={(event) => closeAround(event.currentTarget)}>
          {t('shell.cancel')}
        </Button>
      </div>
    </Floating>
  )
}
