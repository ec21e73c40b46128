import { Button } from '@mantine/core'
import { IconPhoneOutgoing } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { exactText } from '../language/format.ts'
import { useConsole } from '../shell/console.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { callBackMissed } from './call-back.ts'
import { usePhone } from './phone-state.ts'

/** Says on the screen of a call that it was lost, and calls back. */
export function LostCall({ lost }: { lost: Interaction | undefined }) {
  const { t } = useTranslation()
  const console = useConsole()
  // Right after the restart the phone registers still: a call that cannot go out would only begin its contact.
  const free = usePhone(({ phone }) => phone.line.state === 'registered' && phone.calls.length === 0)
  const { number } = lost?.call ?? {}
  if (lost?.callBack === undefined || number == null) return null
  const call = () => void callBackMissed(t, console, { number, last: lost, earlier: [], times: 1, mine: true })
  return (
    <Sentence tone="warn">
      <p>{t('phone.lost.sentence', { when: exactText(lost.callBack.dueAt) })}</p>
      <Button
        size="xs"
        disabled={!free}
        leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
        // A double click is one: the second would begin another contact.
        onClick={({ detail }) => detail < 2 && call()}
      >
        {t('phone.lost.callBack')}
      </Button>
      {!free && <small> {t('phone.lost.notYet')}</small>}
    </Sentence>
  )
}
