import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import type { CaseAction } from './actions.ts'

interface Props {
  readonly name: CaseAction
  readonly open: (name: CaseAction) => void
  readonly discard: (name: CaseAction) => void
}

/** A form that was left with something written in it: the way back, and the way to let it go. */
export function SetAside({ name, open, discard }: Props) {
  const { t } = useTranslation()
  return (
    <div style={{ marginTop: 10 }}>
      <Sentence tone="info">
        <p>{t('cases.aside', { action: t(`command.${name}`) })}</p>
        <div className={page.actions} style={{ marginTop: 6 }}>
          <Button onClick={() => open(name)}>{t('cases.asideOpen')}</Button>
          <Button variant="subtle" onClick={() => discard(name)}>
            {t('cases.leftDiscard')}
          </Button>
        </div>
      </Sentence>
    </div>
  )
}
