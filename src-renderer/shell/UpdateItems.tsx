import { Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpdateState } from '#shared/console/contract.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useService } from './console.ts'
import { say } from './ui-state.ts'

/** Which version this is, and a newer one where there is one; asked each time the menu opens. */
export function UpdateItems() {
  const { t } = useTranslation()
  const call = useService()
  const [update, setUpdate] = useState<UpdateState>()
  useEffect(() => {
    void call('updates.state', {}).then((answer) => answer.ok && setUpdate(answer.value))
  }, [call])
  if (update === undefined || update.state === 'off') return null
  const install = async () => {
    const answer = await call('updates.install', {})
    if (!answer.ok) say(sentenceOf(t, answer.error), 'bad')
  }
  return (
    <>
      <Menu.Divider />
      <Menu.Label style={{ whiteSpace: 'normal' }}>{words(t, update)}</Menu.Label>
      {update.state === 'ready' && (
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void install()}>
          {t('shell.update.install')}
        </Menu.Item>
      )}
    </>
  )
}

function words(t: TFunction, update: UpdateState): string {
  switch (update.state) {
    case 'off':
      return ''
    case 'failed':
      return t(`shell.update.${update.why}`)
    default:
      return t(`shell.update.${update.state}`, { ...update })
  }
}
