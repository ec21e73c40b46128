import { type Icon, IconMail, IconMessageCircle, IconMicrophone, IconPhone, IconVideo } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/customers/schema.ts'

const icons: Record<Channel, Icon> = {
  voice: IconPhone,
  video: IconVideo,
  chat: IconMessageCircle,
  mailbox: IconMail,
  voicemail: IconMicrophone,
}

export const ChannelIcon = memo(function ChannelIcon({ channel }: { channel: Channel }) {
  const { t } = useTranslation()
  const Icon = icons[channel]
  return <Icon size={18} role="img" aria-label={t(`channel.${channel}`)} />
})
