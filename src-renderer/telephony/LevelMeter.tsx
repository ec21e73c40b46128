import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device, Treatment } from '#shared/telephony/devices/wishes.ts'
import { audioConstraints } from './adapter/media.ts'
import { levelOf } from './level.ts'
import classes from './phone.module.css'

const LOOK_EVERY_MS = 80

/** How loud the chosen microphone hears, while one looks; it is let go when one does not. */
export function LevelMeter({ microphone, treatment }: { microphone: Device | null; treatment: Treatment }) {
  const { t } = useTranslation()
  const [level, setLevel] = useState(0)
  const { noiseSuppression, autoGain } = treatment
  const id = microphone?.id ?? null
  useEffect(() => {
    let over = false
    let end = () => {}
    const constraints = audioConstraints({ microphone: id, speaker: null, camera: null, noiseSuppression, autoGain })
    void navigator.mediaDevices
      .getUserMedia({ audio: constraints })
      .then((stream) => {
        const context = new AudioContext()
        const analyser = new AnalyserNode(context, { fftSize: 1_024 })
        context.createMediaStreamSource(stream).connect(analyser)
        const samples = new Float32Array(analyser.fftSize)
        const timer = setInterval(() => {
          analyser.getFloatTimeDomainData(samples)
          setLevel(levelOf(samples))
        }, LOOK_EVERY_MS)
        end = () => {
          clearInterval(timer)
          for (const track of stream.getTracks()) track.stop()
          void context.close()
        }
        if (over) end()
      })
      // It is gone, or not allowed: the dialog says so above.
      .catch(() => setLevel(0))
    return () => {
      over = true
      end()
    }
  }, [id, noiseSuppression, autoGain])
  return (
    <label className={classes.level}>
      {t('phone.devices.level')}
      <meter min={0} max={100} value={level} />
    </label>
  )
}
