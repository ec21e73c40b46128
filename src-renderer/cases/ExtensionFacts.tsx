import { useTranslation } from 'react-i18next'
import { extensionToTell } from '#shared/cases/extension.ts'
import type { Case } from '#shared/cases/schema.ts'
import { dayText, exactText } from '../language/format.ts'

/** The extension of the customer's term: until when and why, and whether the customer knows. */
export function ExtensionFacts({ current }: { current: Case }) {
  const { t } = useTranslation()
  const { extension, clocks } = current
  if (extension === undefined || extension === null) return null
  return (
    <>
      <dt>{t('cases.field.extension')}</dt>
      <dd>
        {t('cases.extension.until', { day: dayText(extension.dueOn), count: extension.businessDays })} ·{' '}
        {extension.toldAt !== null
          ? t('cases.extension.told', { at: exactText(extension.toldAt) })
          : extensionToTell(current)
            ? t('cases.extension.toTell', { day: dayText(clocks.customer.dueOn) })
            : t('cases.extension.notTold')}
      </dd>
    </>
  )
}
