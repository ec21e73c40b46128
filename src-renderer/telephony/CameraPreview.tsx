import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './phone.module.css'
import { Video } from './Video.tsx'

/** What the other end would see, before a video call is answered; the camera is let go of with the ring. */
export function CameraPreview() {
  const { t } = useTranslation()
  const [own, setOwn] = useState<MediaStream | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let over = false
    let opened: MediaStream | null = null
    const end = () => {
      for (const track of opened?.getTracks() ?? []) track.stop()
    }
    void navigator.mediaDevices
      .getUserMedia({ video: true })
      .then((stream) => {
        opened = stream
        if (over) end()
        else setOwn(stream)
      })
      // None, or not allowed: it is said, and the call can be answered all the same.
      .catch(() => setFailed(true))
    return () => {
      over = true
      end()
    }
  }, [])
  if (failed) return <small className={classes.why}>{t('phone.picture.none')}</small>
  return <Video stream={own} label={t('phone.picture.preview')} className={classes.preview} />
}
