import { Button } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import type { CentreListState } from './use-centre-list.ts'

interface Props {
  readonly list: 'deposits' | 'recovery' | 'undelivered' | 'ahead'
  readonly state: CentreListState<unknown>
  /** Beside the button that asks again. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** What every list of the centre has around its rows: asking, nothing there, refused, out of reach. */
export function CentreListStates({
  list,
  state: { rows, total, isCut, refused, offline, read },
  actions,
  children,
}: Props) {
  const { t } = useTranslation()
  return (
    <div className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void read()}>
          {t('coordination.readAgain')}
        </Button>
        {actions}
      </div>
      {offline && <Sentence tone="warn">{t('coordination.needsCentre')}</Sentence>}
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      {rows === undefined && refused === null && !offline && <Starting what="coordination.asking" />}
      {rows?.length === 0 && !offline && (
        <Empty icon={IconCircleCheck} title={t(`coordination.empty.${list}`)}>
          <p>{t(`coordination.emptyText.${list}`)}</p>
        </Empty>
      )}
      {rows !== undefined && isCut && (
        <Sentence tone="info">
          {t('coordination.listCut', { shown: countText(t, rows.length), total: countText(t, total) })}
        </Sentence>
      )}
      {children}
    </div>
  )
}
