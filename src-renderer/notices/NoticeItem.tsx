import { useTranslation } from 'react-i18next'
import { CaseId } from '#shared/kernel/ids.ts'
import type { Notice } from '#shared/notices/schema.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { doneBy } from './done-by.ts'

interface Props {
  readonly notice: Notice
  /** Nobody has looked at it. */
  readonly isNew: boolean
  /** It is looked at: where it leads is opened. */
  readonly look: () => void
}

/** One notice: what happened, who did it, on whose case, when; a click goes there. */
export function NoticeItem({ notice, isNew, look }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const caseId = CaseId.safeParse(notice.about.id)
  const about = useWatch('cases.get', caseId.success ? { id: caseId.data } : null)?.doc
  const whose = about?.customerId ?? null
  const customer = useWatch('customers.get', whose === null ? null : { id: whose })?.doc
  const by = about === undefined ? null : doneBy(about, notice)
  const radicado = about?.radicado ?? null
  return (
    <a className={page.item} href={hashOfPlace({ area: 'cases', id: notice.about.id })} onClick={look}>
      <span>
        <b>{t(`cases.happened.${notice.code}`, { defaultValue: t(`command.${notice.code}`) })}</b>
        <small>
          {[
            by === null ? '' : (names(by) ?? ''),
            radicado === null ? t('notices.caseUnknown') : t('notices.case', { radicado }),
            customer?.name ?? about?.topic ?? '',
          ]
            .filter((one) => one !== '')
            .join(' · ')}
        </small>
      </span>
      <span className={page.r}>
        {isNew && <b>{t('notices.isNew')}</b>}
        <When at={notice.at} />
      </span>
    </a>
  )
}
