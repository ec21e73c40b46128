import { Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../language/format.ts'
import { sentenceOf } from '../../language/sentence.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { type ImportWork, isUnderWay, stopImporting } from './long-work.ts'
import { refusedFile } from './refused-file.ts'
import { useTimeLeft } from './use-time-left.ts'

const REFUSED_SHOWN = 100
const said = { running: 'under', stopping: 'under', stopped: 'stopped', done: 'finished' } as const

/** How far an import is, the way to stop it, and what was refused and why: wherever one comes back to it. */
export function ImportProgress({ work }: { work: ImportWork }) {
  const { t } = useTranslation()
  const underWay = isUnderWay(work)
  const left = useTimeLeft(underWay ? work : null)
  const { done, total, state, refused } = work
  return (
    <>
      <div className={page.actions}>
        <b>{work.fileName}</b>
        {underWay && (
          <Button disabled={state === 'stopping'} onClick={stopImporting}>
            {t(state === 'stopping' ? 'import.stopping' : 'import.stop')}
          </Button>
        )}
        {left !== null && <span className="tn">{left}</span>}
      </div>
      <Progress value={(100 * done) / Math.max(1, total)} aria-label={t('import.progress')} style={{ flex: 'none' }} />
      <p role="status" className="tn">
        {t(`import.${said[state]}`, {
          done,
          total,
          created: work.created,
          known: work.known,
          refused: refused.length,
        })}
      </p>
      {work.why !== null && <Sentence tone="bad">{sentenceOf(t, work.why)}</Sentence>}
      {underWay && <small>{t('import.goesOn')}</small>}
      {work.knownRows.length > 0 && <KnownRows work={work} />}
      {refused.length > 0 && <RefusedRows work={work} />}
    </>
  )
}

/** Rows whose card was there: it stayed as it was. */
function KnownRows({ work: { known, knownRows } }: { work: ImportWork }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary style={{ cursor: 'pointer', minHeight: 24 }}>{t('import.whichKnown', { count: known })}</summary>
      <ul className={page.faults}>
        {knownRows.map(({ line, cells }) => (
          <li key={line} className="tn">
            {t('import.line')} {plainNumber(`${line}`)}: {cells.join(' · ')}
          </li>
        ))}
      </ul>
      {known > knownRows.length && <small>{t('import.moreKnown', { count: knownRows.length })}</small>}
    </details>
  )
}

function RefusedRows({ work: { headings, refused } }: { work: ImportWork }) {
  const { t } = useTranslation()
  return (
    <section className={page.form} style={{ maxWidth: 'none' }}>
      <div className={page.actions}>
        <h2>{t('import.refusedTitle')}</h2>
        <Button
          component="a"
          download="rechazados.csv"
          href={refusedFile(headings, refused, (why) => sentenceOf(t, why))}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('import.download')}
        </Button>
      </div>
      <div className={page.wrap}>
        <table className={page.table}>
          <thead>
            <tr>
              <th>{t('import.line')}</th>
              <th>{t('import.why')}</th>
              <th>{t('import.content')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, REFUSED_SHOWN).map((row) => (
              <tr key={row.line}>
                <td className="tn">{plainNumber(`${row.line}`)}</td>
                <td>{row.why.map((one) => sentenceOf(t, one)).join(' ')}</td>
                <td>{row.cells.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > REFUSED_SHOWN && <small>{t('import.more')}</small>}
    </section>
  )
}
