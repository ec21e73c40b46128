import { IconPhoneOutgoing } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import { missedAt, missedCallers } from '#shared/telephony/missed-calls.ts'
import { countText, exactText } from '../language/format.ts'
import { useConsole, useWatch } from '../shell/console.ts'
import { PagedSection } from '../shell/PagedSection.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { useNow } from '../shell/use-now.ts'
import { usePages } from '../shell/use-pages.ts'
import { CallerName } from '../telephony/CallerName.tsx'
import { callBackMissed } from '../telephony/call-back.ts'
import { keepCallBack } from '../telephony/call-customer.ts'

const MINUTE_MS = 60_000

/** *Por llamar*: what I promised to call back about, by its hour. */
export const CallBacks = memo(function CallBacks() {
  const { t } = useTranslation()
  const promised = usePages('interactions.callBacks', {})
  if (promised.length === 0) return null
  return (
    <>
      <h2 className={page.section}>
        {t('compliance.callBacks')}{' '}
        <span className={page.n}>{promised.total === undefined ? '' : countText(t, promised.total)}</span>
      </h2>
      <PagedSection
        pages={promised}
        label={t('compliance.callBacks')}
        rowHeight={52}
        keyOf={({ doc }) => doc.id}
        render={({ doc }) => <CallBackItem interaction={doc} />}
      />
    </>
  )
})

function CallBackItem({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const person = usePerson()
  const { customerId, callBack, disposition } = interaction
  const console = useConsole()
  const customer = useWatch('customers.get', customerId === null ? null : { id: customerId })?.doc
  const [missed] = missedCallers(missedAt(interaction) === null ? [] : [interaction], person.id)
  if (callBack === undefined || (customer === undefined && missed === undefined)) return null
  const due = unixMsOf(callBack.dueAt) <= now
  const call = () => {
    if (customer !== undefined) keepCallBack(t, customer, interaction)
    else if (missed !== undefined) void callBackMissed(t, console, missed)
  }
  return (
    // A double click is one: the second would begin another contact.
    <button type="button" className={page.item} onClick={({ detail }) => detail < 2 && call()}>
      <IconPhoneOutgoing size={16} aria-hidden />
      <span>
        {customer === undefined ? <CallerName number={missed?.number ?? null} /> : <b>{customer.name}</b>}
        <small className="tn">
          {exactText(callBack.dueAt)}
          {disposition?.topic !== undefined && ` · ${disposition.topic}`}
        </small>
      </span>
      <span className={page.r}>
        {due && (
          <span className={page.tag} data-level="warn">
            {t('compliance.dueNow')}
          </span>
        )}
      </span>
    </button>
  )
}
