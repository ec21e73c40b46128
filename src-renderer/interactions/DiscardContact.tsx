import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { useConsole } from '../shell/console.ts'
import { closeAround, Floating } from '../shell/Floating.tsx'
import page from '../shell/page.module.css'
import { goTo, useClosedElsewhere } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'
import { discardContact, type Kept } from './discard.ts'

interface Props {
  /** The contact that is on the screen. */
  readonly idNow: () => string
  /** Why it is not let go of; null: it may be. */
  readonly kept: Kept | null
}

/** Lets a contact go that was begun by mistake. Asks once, and says what is lost. A call happened: it is not offered there. */
export function DiscardContact({ idNow, kept }: Props) {
  const { t } = useWords()
  const console = useConsole()
  const [asking, setAsking] = useState(false)
  const [close] = useState(() => () => setAsking(false))
  // Asked of one contact: it is not still asked when another is on the screen.
  useClosedElsewhere(asking, close)
  if (kept === 'call') return null
  const discard = async () => {
    setAsking(false)
    const id = idNow()
    const why = await discardContact(console, id)
    if (why !== null) return say(t(`interactions.cannotDiscard.${why}`), 'bad')
    say(t('interactions.discarded'))
    if (idNow() === id) goTo('inbox')
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
        disabled: kept !== null,
        title: kept === null ? undefined : t(`interactions.cannotDiscard.${kept}`),
        children: t('interactions.discard'),
      }}
    >
      <p>{t('interactions.discardAsk')}</p>
      <div className={page.actions} style={{ marginTop: 10 }}>
        <Button color="bad" variant="outline" onClick={() => void discard()}>
          {t('interactions.discard')}
        </Button>
        <Button variant="subtle" onClick={(event) => closeAround(event.currentTarget)}>
          {t('shell.cancel')}
        </Button>
      </div>
    </Floating>
  )
}
