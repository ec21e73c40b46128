import { useTranslation } from 'react-i18next'
import { onlySolves } from '#shared/kernel/roles.ts'
import page from '../../shell/page.module.css'
import { usePerson } from '../../shell/person.ts'
import { usePages } from '../../shell/use-pages.ts'
import { VirtualList } from '../../shell/VirtualList.tsx'
import { CentralClosed } from './CentralClosed.tsx'
import { CLOSED_ROW, ClosedHere } from './ClosedRow.tsx'
import classes from './closed.module.css'

interface Props {
  /** What is looked for among them. */
  readonly text: string
  /** The case that is open beside them. */
  readonly current: string | null
  /** Told how many the centre has beside those of here, as far as it was asked. */
  readonly atCentre: (count: number) => void
}

/** Closed cases that one had part in: what this workstation keeps of them, and beneath what the centre has besides. */
export function ClosedCases({ text, current, atCentre }: Props) {
  const { t } = useTranslation()
  const { roles } = usePerson()
  const leaves = onlySolves(roles)
  const pages = usePages('cases.closed', { text })
  return (
    <>
      {pages.total === 0 ? (
        <div className={classes.none} role="status">
          <b>
            {text === ''
              ? t(leaves ? 'cases.closed.leaves' : 'cases.closed.empty')
              : t('cases.closed.noneFound', { text })}
          </b>
          <p>{t(leaves ? 'cases.closed.leavesHint' : 'cases.closed.emptyHint')}</p>
        </div>
      ) : (
        <VirtualList
          of={pages.of}
          length={pages.length}
          rowHeight={CLOSED_ROW}
          label={t('cases.closed.filter')}
          onRange={pages.onRange}
          render={(index) => {
            const row = pages.row(index)
            return row === undefined ? (
              <span className={page.item} />
            ) : (
              <ClosedHere row={row} isCurrent={row.doc.id === current} />
            )
          }}
        />
      )}
      {pages.total !== undefined && (
        <CentralClosed text={text} current={current} atOnce={pages.total === 0} found={atCentre} />
      )}
    </>
  )
}
