import { Button, Popover, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BreachRow } from '#shared/console/queries.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'

/** *Revisado*, with a remark where there is something to say. */
export function ReviewBreach({ row }: { row: BreachRow }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [asking, setAsking] = useState(false)
  const [remark, setRemark] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const review = async () => {
    const { commandId, documentId } = row
    const said = remark.trim() === '' ? {} : { remark }
    const answer =
      row.kind === 'case'
        ? await dispatch('case.reviewBreach', { caseId: documentId, commandId, ...said })
        : await dispatch('interaction.reviewBreach', { interactionId: documentId, commandId, ...said })
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setAsking(false)
    say(t('coordination.reviewed'))
  }
  return (
    <Popover opened={asking} onChange={setAsking} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" onClick={() => setAsking(true)}>
          {t('coordination.review')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={page.form}>
          <Textarea
            label={t('coordination.remark')}
            description={t('coordination.remarkHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1_000}
            data-autofocus
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
          {refused !== null && <Refusal why={refused} />}
          <div className={page.actions}>
            <Button variant="filled" onClick={() => void review()}>
              {t('coordination.reviewNow')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('shell.cancel')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
