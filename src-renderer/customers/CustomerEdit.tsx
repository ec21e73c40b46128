import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { draftJson, dropDraft } from '../drafts/drafts.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { CustomerFields } from './CustomerForm.tsx'
import { choosing, clashedIn, editOf, havingSeen, seenIn } from './edit.ts'
import { type CustomerRead, typedOf } from './form-values.ts'

/** Editing a card: what a colleague wrote meanwhile is shown beside what was typed, and the person chooses. */
export function CustomerEdit({ customer, close }: { customer: Customer; close: () => void }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const draft = `customer:${customer.id}`
  const [before] = useState(() => seenIn(draftJson(draft, 'customer')) ?? customer)
  const [refused, setRefused] = useState<Rejection | null>(null)
  /** What was given last, and on which card: after a choice it is not what the form shows. */
  const [given, setGiven] = useState<{ readonly read: CustomerRead; readonly on: Customer } | null>(null)
  const [busy, setBusy] = useState(false)

  const save = async (read: CustomerRead, on: Customer = before) => {
    const payload = editOf(on, read)
    if (payload !== null) {
      setBusy(true)
      const answer = await dispatch('customer.edit', payload)
      setBusy(false)
      if (!answer.ok) {
        setGiven({ read, on })
        return setRefused(answer.error)
      }
      say(t('customers.saved'))
    }
    void dropDraft(draft)
    close()
  }

  const clashed = clashedIn(refused)
  const conflict = clashed === null ? undefined : refused?.facts
  const choose = (whose: 'mine' | 'theirs') => {
    if (clashed === null || given === null) return
    const { read, on } = given
    // Theirs was seen: the next save replaces it where it must, and nothing else that they changed.
    const seen = havingSeen(on, customer, clashed)
    const chosen = choosing(whose, { before: on, now: customer, mine: read }, clashed)
    setRefused(null)
    void save(chosen, seen)
  }
  return (
    <>
      {conflict !== undefined && (
        <Sentence tone="warn">
          <p>{t('customers.conflict.text', { field: t(`customers.field.${String(conflict.field)}`) })}</p>
          <div className={page.versions}>
            <div>
              <h3>{t('customers.conflict.theirs')}</h3>
              <p className={page.text}>{String(conflict.theirs)}</p>
            </div>
            <div>
              <h3>{t('customers.conflict.yours')}</h3>
              <p className={page.text}>{String(conflict.yours)}</p>
            </div>
          </div>
          <div className={page.actions}>
            <Button onClick={() => choose('mine')}>{t('customers.conflict.keepMine')}</Button>
            <Button onClick={() => choose('theirs')}>{t('customers.conflict.keepTheirs')}</Button>
          </div>
        </Sentence>
      )}
      <CustomerFields
        draft={draft}
        beginning={{ ...typedOf(before), seen: before }}
        submit={save}
        submitWord={t('shell.save')}
        busy={busy}
        refused={conflict === undefined ? refused : null}
        cancel={() => {
          void dropDraft(draft)
          close()
        }}
      />
    </>
  )
}
