import { useTranslation } from 'react-i18next'
import { CaseId } from '#shared/kernel/ids.ts'
import type { Notice } from '#shared/notices/schema.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'

/** One notice: what happened, on which case, when; a click goes there. */
export function NoticeItem({ notice, close }: { notice: Notice; close: () => void }) {
  const { t } = useTranslation()
  const caseId = CaseId.safeParse(notice.about.id)
  const shown = useWatch('cases.get', caseId.success ? { id: caseId.data } : null)
  const radicado = shown?.doc.radicado ?? null
  return (
    <a className={page.item} href={hashOfPlace({ area: 'cases', id: notice.about.id })} onClick={close}>
      <span>
        <b>{t(`cases.happened.${notice.code}`, { defaultValue: t(`command.${notice.code}`) })}</b>
        <small>
          {[radicado === null ? t('notices.caseUnknown') : t('notices.case', { radicado }), shown?.doc.topic]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className={page.r}>
        <When at={notice.at} />
      </span>
    </a>
  )
}
