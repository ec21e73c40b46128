import { useState } from 'react'
import { CustomerId } from '#shared/kernel/ids.ts'
import { CustomerPicker } from '../customers/CustomerPicker.tsx'
import { draftText, dropDraft } from '../drafts/drafts.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { Callers } from '../telephony/Callers.tsx'
import { useNumberOfNobody } from '../telephony/own-number.ts'
import type { StepProps } from './step-props.ts'

/** *¿Con quién hablo?*: found while one types, created in place, or nobody. */
export function StepCustomer({ id, contact, current }: StepProps) {
  const { t } = useWords()
  const draft = `${id}:creating`
  const [creating, setCreating] = useState(() => draftText(draft, 'customer') !== undefined)
  const { customerId } = contact.typed
  const number = useNumberOfNobody(contact.typed)
  const identified = (chosen: string | null, created: boolean) => {
    const known = CustomerId.safeParse(chosen)
    if (created) void dropDraft(draft)
    void contact.identify(current.step.id, known.success ? known.data : null, created)
  }
  return (
    <>
      <CustomerPicker
        value={customerId}
        onChange={(chosen) => (chosen === null ? contact.keep({ customerId: null }) : identified(chosen, creating))}
        draft={draft}
        creating={creating}
        setCreating={setCreating}
        number={number}
      />
      {!creating && customerId === null && <Callers caller={contact.typed.caller} choose={identified} />}
      {!creating && (
        <div className={page.actions}>
          {customerId !== null && (
            <LightButton
              ref={focusSoon}
              variant="filled"
              onClick={() => identified(customerId, false)}
              rightSection={<kbd>↵</kbd>}
            >
              {t('guides.goOnWith')}
            </LightButton>
          )}
          {customerId === null && (
            <LightButton variant="subtle" onClick={() => identified(null, false)}>
              {t('guides.nobody')}
            </LightButton>
          )}
        </div>
      )}
    </>
  )
}
