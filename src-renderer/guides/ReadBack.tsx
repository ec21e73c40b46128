import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { parsePhone } from '#shared/identifiers/phone.ts'
import { phoneText } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'
import page from '../shell/page.module.css'
import { FORM_FIELDS, formToReadBack } from './given-forms.ts'

interface Props {
  readonly library: GuideLibrary
  readonly run: GuideRun
}

/**
 * The data that the customer is asked to confirm, to be read aloud. A sensitive answer folds away from the steps done, and is
 * here only as long as this step is.
 */
export function ReadBack({ library, run }: Props) {
  const { t } = useWords()
  const given = formToReadBack(library, run)
  if (given === null) return null
  return (
    <dl className={page.facts}>
      {FORM_FIELDS[given.form].map((field) => {
        const value = given.values[field]
        if (value === undefined) return null
        const phone = field === 'phone' ? parsePhone(value) : null
        return (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{t(`guides.field.${field}`)}</dt>
            <dd className={field === 'phone' ? 'tn' : page.text}>
              <b>{phone?.ok === true ? phoneText(t, phone.value) : value}</b>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
