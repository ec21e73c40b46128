import type { Case } from '#shared/cases/schema.ts'
import { Channel, type ConsentChannel } from '#shared/customers/schema.ts'
import { channelWords } from '../cases/told.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { currentLibrary } from './guidebook.ts'

/** By which channel a customer is told what they asked to hear by one of theirs; a text message is none of the guides'. */
const TOLD_BY: Readonly<Record<ConsentChannel, Channel | null>> = {
  phone: 'voice',
  email: 'mailbox',
  chat: 'chat',
  sms: null,
}

interface Props {
  readonly typed: Pick<ContactTyped, 'guideId' | 'direction'>
  /** The case whose answer the contact tells: its customer said how they wish to hear it. */
  readonly followed: Case | null
  readonly choose: (channel: Channel) => void
}

/**
 * Where the channel did not come with the contact it is asked first: the guide begins from it (P1, step 1). It comes by one,
 * or goes out by one; that which the customer asked for is the next key.
 */
export function ChannelChoice({ typed: { guideId, direction }, followed, choose }: Props) {
  const { t } = useWords()
  const channels = currentLibrary().guide(guideId)?.channels ?? Channel.options
  const asked = followed === null ? null : TOLD_BY[followed.answerBy]
  const question = t(direction === 'outbound' ? 'guides.askChannelOut' : 'guides.askChannel')
  useKeys(Object.fromEntries(channels.map((channel, index) => [`${index + 1}`, () => choose(channel)])))
  return (
    <section className={`${page.card} ${page.now}`} data-step="canal" tabIndex={-1} aria-label={question}>
      <h2>{question}</h2>
      {followed !== null && <p>{t('guides.askedBy', { channel: channelWords(t, followed.answerBy) })}</p>}
      <div className={page.actions}>
        {channels.map((channel, index) => (
          <LightButton
            key={channel}
            ref={channel === asked ? focusSoon : null}
            variant={channel === asked ? 'filled' : 'default'}
            leftSection={<kbd>{index + 1}</kbd>}
            rightSection={channel === asked ? <kbd>↵</kbd> : undefined}
            onClick={() => choose(channel)}
          >
            {t(`channel.${channel}`)}
          </LightButton>
        ))}
      </div>
    </section>
  )
}
