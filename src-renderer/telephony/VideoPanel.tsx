import { ActionIcon, Tooltip } from '@mantine/core'
import {
  type Icon,
  IconPictureInPicture,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '#shared/telephony/phone/call.ts'
import classes from './phone.module.css'
import { usePhone } from './phone-state.ts'
import { usePicture } from './use-picture.ts'
import { Video } from './Video.tsx'

/** Both pictures of a video call, under the bar: it takes no room from the contact, and leaves it by *imagen en imagen*. */
export function VideoPanel({ call }: { call: Call }) {
  const { t } = useTranslation()
  const remote = usePhone(({ streams }) => streams[call.session] ?? null)
  const panel = useRef<HTMLElement>(null)
  const { own, sends, show } = usePicture(call.session)
  const float = () => {
    const video = panel.current?.querySelector('video')
    // The browser has no such window, or the picture has not begun.
    if (document.pictureInPictureElement !== null) void document.exitPictureInPicture().catch(() => {})
    else void video?.requestPictureInPicture().catch(() => {})
  }
  const button = (name: string, Shown: Icon, on: () => void, pressed?: boolean) => (
    <Tooltip label={name}>
      <ActionIcon
        size={32}
        variant={pressed ? 'filled' : 'default'}
        aria-label={name}
        aria-pressed={pressed}
        onClick={on}
      >
        <Shown size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <section ref={panel} className={classes.video} aria-label={t('phone.picture.region')}>
      <Video stream={remote} label={t('phone.picture.other')} className={classes.other} />
      {sends === 'camera' && <Video stream={own} label={t('phone.picture.own')} className={classes.own} />}
      <div className={classes.videoKeys}>
        {sends === 'nothing'
          ? button(t('phone.picture.camera'), IconVideo, () => void show('camera'))
          : button(t('phone.picture.soundOnly'), IconVideoOff, () => void show('nothing'))}
        {sends === 'screen'
          ? button(t('phone.picture.endScreen'), IconScreenShareOff, () => void show('camera'), true)
          : button(t('phone.picture.screen'), IconScreenShare, () => void show('screen'), false)}
        {button(t('phone.picture.float'), IconPictureInPicture, float)}
      </div>
    </section>
  )
}
