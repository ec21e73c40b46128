import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Channel } from '#shared/customers/schema.ts'
import { useKeys } from '../shell/keys.ts'
import page from '../shell/page.module.css'
import { currentLibrary } from './guidebook.ts'

/** Where the channel did not come with the contact it is asked first: the guide begins from it (P1, step 1). */
export function ChannelChoice({ guideId, choose }: { guideId: string; choose: (channel: Channel) => void }) {
  const { t } = useTranslation()
  const channels = currentLibrary().guide(guideId)?.channels ?? Channel.options
  useKeys(Object.fromEntries(channels.map((channel, index) => [`${index + 1}`, () => choose(channel)])))
  return (
    <section className={`${page.card} ${page.now}`} data-step="canal" aria-label={t('guides.askChannel')}>
      <h2>{t('guides.askChannel')}</h2>
      <div className={page.actions}>
        {channels.map((channel, index) => (
          <Button key={channel} leftSection={<kbd>{index + 1}</kbd>} onClick={() => choose(channel)}>
            {t(`channel.${channel}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
