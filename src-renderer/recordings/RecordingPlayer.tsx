import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Recording } from '#shared/recordings/api.ts'
import { decimalText, exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { clockText } from '../telephony/words.ts'
import { Listenings } from './Listenings.tsx'
import classes from './recordings.module.css'
import { SPEEDS, usePlayer } from './use-player.ts'
import { WaveForm } from './WaveForm.tsx'

/** *1,5×* */
const speedText = (speed: number): string => `${decimalText(speed)}×`

/** One recording with its wave form. @param heard a listening has begun */
export function RecordingPlayer({ recording, heard }: { recording: Recording; heard: () => void }) {
  const { t } = useTranslation()
  const player = usePlayer(recording, heard)
  const { kind, begunAt, durationMs, peaks, listenings } = recording
  const when = exactText(begunAt)
  const playing = player.state === 'playing'
  const loading = player.state === 'loading'
  return (
    <section
      className={classes.player}
      aria-label={`${t(`recordings.${kind === 'call' ? 'title' : 'message'}`)} · ${when}`}
    >
      <div className={classes.row}>
        <Button
          variant="default"
          size="xs"
          leftSection={playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
          aria-label={t(playing ? 'recordings.pauseOf' : 'recordings.playOf', { when })}
          disabled={loading}
          onClick={player.toggle}
        >
          {loading
            ? t('recordings.loading', { percent: player.percent })
            : t(playing ? 'recordings.pause' : 'recordings.play')}
        </Button>
        <span className={classes.time}>
          {t('recordings.at', { at: clockText(player.atMs), length: clockText(durationMs) })}
        </span>
        <span className={classes.grow} />
        <fieldset className={classes.speeds} aria-label={t('recordings.speed')}>
          {SPEEDS.map((speed) => (
            <button
              key={speed}
              type="button"
              className={page.filter}
              aria-pressed={player.speed === speed}
              onClick={() => player.choose(speed)}
            >
              {speedText(speed)}
            </button>
          ))}
        </fieldset>
      </div>
      <WaveForm peaks={peaks} durationMs={durationMs} atMs={player.atMs} seek={player.seek} toggle={player.toggle} />
      {player.refused !== null && (
        <Sentence tone="bad">
          {player.refused.code === 'centre.unreachable' ? t('recordings.offline') : sentenceOf(t, player.refused)}
        </Sentence>
      )}
      {listenings === null ? <small>{t('recordings.audited')}</small> : <Listenings listenings={listenings} />}
    </section>
  )
}
