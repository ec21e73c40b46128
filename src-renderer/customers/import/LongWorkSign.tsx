import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { wholePercentText } from '../../language/figures.ts'
import { hashOfPlace, usePlace } from '../../shell/place.ts'
import { isUnderWay, useLongWork } from './long-work.ts'
import { useTimeLeft } from './use-time-left.ts'

/** In the bottom bar of every other place: an import or its undoing goes on, how far it is, and the way back to it. */
export function LongWorkSign() {
  const { t } = useTranslation()
  const { area, id } = usePlace()
  const { importing, undoing } = useLongWork()
  const work = isUnderWay(importing) ? importing : isUnderWay(undoing) ? undoing : null
  const left = useTimeLeft(work)
  if (work === null || (area === 'customers' && id === 'import')) return null
  const percent = wholePercentText(work.done / Math.max(1, work.total))
  return (
    <a href={hashOfPlace({ area: 'customers', id: 'import' })} className="tn" title={work.fileName}>
      <IconFileSpreadsheet size={14} aria-hidden /> {t(work === importing ? 'import.sign' : 'import.undoSign')}{' '}
      {percent}
      {left !== null && <> · {left}</>}
    </a>
  )
}
