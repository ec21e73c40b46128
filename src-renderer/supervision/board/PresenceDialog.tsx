import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { CHOSEN, type Chosen } from '#shared/telephony/phone/phone.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useService } from '../../shell/console.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'

/** Changes somebody's state, with the reason that they will read. */
export function PresenceDialog({ advisor, name, close }: { advisor: string; name: string; close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const [state, setState] = useState<Chosen>('available')
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [lacks, setLacks] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setLacks(true)
    const done = await call('central.supervise', { act: 'presence', advisor, state, reason })
    if (!done.ok) return setRefused(done.error)
    say(t('board.act.done', { act: t(`phone.state.${state}`), name }))
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('board.presence.title', { name })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className={page.form} onSubmit={save}>
        <NativeSelect
          label={t('board.presence.state')}
          value={state}
          onChange={({ currentTarget }) => setState(CHOSEN.find((one) => one === currentTarget.value) ?? 'available')}
          data={CHOSEN.map((value) => ({ value, label: t(`phone.state.${value}`) }))}
        />
        <TextInput
          label={t('board.presence.reason')}
          description={t('board.presence.reasonHint')}
          value={reason}
          maxLength={200}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={lacks && reason.trim() === '' ? t('rejection.text.required') : undefined}
        />
        {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
        <div className={page.actions}>
          <Button type="submit" variant="filled">
            {t('board.presence.save')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('shell.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
