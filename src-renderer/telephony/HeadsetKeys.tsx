import { Button } from '@mantine/core'
import { IconHeadset } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { headset, hidOf } from './open-headset.ts'
import { usePhone } from './phone-state.ts'

/** Pairs the keys of a headset: answer, hang up, mute and hold at the ear. */
export function HeadsetKeys() {
  const { t } = useTranslation()
  const { is, name } = usePhone((state) => state.headset)
  if (hidOf(navigator) === null) return <p>{t('phone.keys.unknown')}</p>
  return (
    <fieldset className={page.form}>
      <legend className="mc-label">{t('phone.keys.title')}</legend>
      {is === 'taken' && <Sentence tone="bad">{t('phone.keys.taken', { name })}</Sentence>}
      {is === 'gone' && <Sentence tone="warn">{t('phone.keys.gone', { name })}</Sentence>}
      {is === 'ready' && <p>{t('phone.keys.ready', { name })}</p>}
      <div className={page.actions}>
        <Button leftSection={<IconHeadset size={16} aria-hidden />} onClick={() => void headset()?.pair()}>
          {t(is === 'none' ? 'phone.keys.pair' : 'phone.keys.pairOther')}
        </Button>
        {is !== 'none' && (
          <Button variant="subtle" onClick={() => void headset()?.forget()}>
            {t('phone.keys.forget')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
