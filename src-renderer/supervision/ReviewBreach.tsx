import { useTranslation } from 'react-i18next'
import type { BreachRow } from '#shared/console/queries.ts'
import { useDispatch } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { AskedText } from './AskedText.tsx'

/** *Revisado*, with a remark where there is something to say. */
export function ReviewBreach({ row }: { row: BreachRow }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const review = async (remark: string) => {
    const { commandId, documentId } = row
    const said = remark.trim() === '' ? {} : { remark }
    const answer =
      row.kind === 'case'
        ? await dispatch('case.reviewBreach', { caseId: documentId, commandId, ...said })
        : await dispatch('interaction.reviewBreach', { interactionId: documentId, commandId, ...said })
    if (!answer.ok) return answer.error
    say(t('coordination.reviewed'))
    return null
  }
  return (
    <AskedText
      word={t('coordination.review')}
      label={t('coordination.remark')}
      hint={t('coordination.remarkHint')}
      done={t('coordination.reviewNow')}
      give={review}
    />
  )
}
