import { Channel } from '#shared/customers/schema.ts'
import { useWords } from '../language/use-words.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { currentLibrary } from './guidebook.ts'

/** Where the channel did not come with the contact it is asked first: the guide begins from it (P1, step 1). */
export function ChannelChoice({ guideId, choose }: { guideId: string; choose: (channel: Channel) => void }) {
  const { t } = useWords()
  const channels = currentLibrary().guide(guideId)?.channels ?? Channel.options
  useKeys(Object.fromEntries(channels.map((channel, index) => [`${index + 1}`, () => choose(channel)])))
  return (
    <section className={`${page.card} ${page.now}`} data-step="canal" tabIndex={-1} aria-label={t('guides.askChannel')}>
      <h2>{t('guides.askChannel')}</h2>
      <div className={page.actions}>
        {channels.map((channel, index) => (
          <LightButton key={channel} leftSection={<kbd>{index + 1}</kbd>} onClick={() => choose(channel)}>
            {t(`channel.${channel}`)}
          </LightButton>
        ))}
      </div>
    </section>
  )
}
