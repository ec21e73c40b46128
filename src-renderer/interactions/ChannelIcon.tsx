import { type Icon, IconMail, IconMessageCircle, IconMicrophone, IconPhone, IconVideo } from '@tabler/icons-react'
import { memo } from 'react'
import type { Channel } from '#shared/customers/schema.ts'
import { useWords } from '../language/use-words.ts'

const icons: Record<Channel, Icon> = {
  voice: IconPhone,
  video: IconVideo,
  chat: IconMessageCircle,
  mailbox: IconMail,
  voicemail: IconMicrophone,
}

export const ChannelIcon = memo(function ChannelIcon({ channel }: { channel: Channel }) {
  const { t } = useWords()
  const Icon = icons[channel]
  return <Icon size={18} role="img" aria-label={t(`channel.${channel}`)} />
})
