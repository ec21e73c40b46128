import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupervisionAct } from '#shared/supervision/board.ts'
import { qualityNow } from '#shared/supervision/quality.ts'
import type { AdvisorRow } from '#shared/supervision/rows.ts'
import { durationText, percentText, scoreText } from '../../language/figures.ts'
import { phoneText } from '../../language/format.ts'
import { useWatch } from '../../shell/console.ts'
import { AdvisorActions } from './AdvisorActions.tsx'
import { type AdvisorView, isPoor, isTooLong, longestMinutes, reasonText } from './advisor-view.ts'
import classes from './board.module.css'
import { StateDot } from './StateDot.tsx'
import { useBoardMoment } from './use-board.ts'

interface Props extends AdvisorView {
  readonly can: readonly SupervisionAct[]
  readonly queueName: (code: string) => string
  readonly nameOf: (userId: string) => string | undefined
}

/** One advisor: who, in which state, since when, with whom, how the line is, and what can be done. */
export const AdvisorLine = memo(({ row, name, can, queueName, nameOf }: Props) => (
  <>
    <td className={classes.name}>{name}</td>
    <td>
      <State row={row} nameOf={nameOf} />
    </td>
    <td className="tn">
      <InState row={row} />
    </td>
    <td>
      <Contact row={row} queueName={queueName} />
    </td>
    <Quality row={row} />
    <td className="tn">{row.handled}</td>
    <td className={classes.acts}>
      <AdvisorActions row={row} name={name} can={can} />
    </td>
  </>
))

const State = ({ row, nameOf }: Pick<Props, 'row' | 'nameOf'>) => {
  const { t } = useTranslation()
  const said = reasonText(t, row)
  const who = row.by === null ? undefined : nameOf(row.by)
  return (
    <>
      <StateDot state={row.state} />
      {t(`phone.state.${row.state}`)}
      {said !== null && <small> · {who === undefined ? said : t('board.reasonBy', { reason: said, who })}</small>}
    </>
  )
}

function InState({ row }: { row: AdvisorRow }) {
  const { t } = useTranslation()
  const { now } = useBoardMoment()
  if (row.since === null) return '—'
  const time = durationText(now - row.since)
  if (!isTooLong(row, now)) return time
  return (
    <span data-level="alert">
      {time} · {t('board.tooLong', { minutes: longestMinutes(row.state) })}
    </span>
  )
}

function Contact({ row: { call, ringing }, queueName }: Pick<Props, 'row' | 'queueName'>) {
  const { t } = useTranslation()
  if (call === null)
    return ringing === null
      ? '—'
      : t('board.ringing', { queue: ringing.queue === null ? t('board.direct') : queueName(ringing.queue) })
  const way =
    call.queue !== null ? queueName(call.queue) : t(call.direction === 'outbound' ? 'board.outbound' : 'board.direct')
  return (
    <>
      {call.number === null ? t('board.hidden') : <Customer number={call.number} />} · {way}
      {call.held && <small> · {t('board.onHold')}</small>}
    </>
  )
}

/** The one customer who has this number here; otherwise the number. */
function Customer({ number }: { number: string }) {
  const { t } = useTranslation()
  const national = number.replace(/^\+?57(?=\d{10}$)/, '')
  const found = useWatch('customers.search', /^\d{7,}$/.test(national) ? { text: national, limit: 2 } : null)
  const only = found?.rows.length === 1 ? found.rows[0]?.doc : undefined
  if (only !== undefined) return only.name
  return national.length === 10 ? phoneText(t, { number: national, extension: null }) : number
}

function Quality({ row }: { row: AdvisorRow }) {
  const { t } = useTranslation()
  const { now } = useBoardMoment()
  const quality = qualityNow(row, now)
  if (quality === null)
    return (
      <td className="tn" title={row.call === null ? undefined : t('board.unmeasured')}>
        —
      </td>
    )
  return (
    <td className="tn" data-level={isPoor(row, now) ? 'alert' : undefined} title={t('board.estimated')}>
      {t('board.mos', { mos: scoreText(quality.mos) })}
      {quality.loss >= 0.005 && ` · ${t('board.loss', { loss: percentText(quality.loss) })}`}
    </td>
  )
}
