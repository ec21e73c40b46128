import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { type FailedTransfer, failedTransfer } from '#shared/telephony/continued.ts'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { useNow } from '../shell/use-now.ts'
import classes from './phone.module.css'

/** Nobody waits longer; what becomes of a customer may not be told while the bridge is away. */
const SAID_MS = 10 * 60_000

/** Says to whoever sent a customer on that nobody answered there, for as long as that customer waits in a queue again. */
export function FailedTransfers() {
  const { id: me } = usePerson()
  const open = useWatch('interactions.mine', { state: 'open', limit: 200 })
  // As the inbox lists them: one answer for both.
  const registered = useWatch('interactions.mine', { state: 'registered', limit: 30 })
  const failed = [...(open?.rows ?? []), ...(registered?.rows ?? [])].flatMap(({ doc }) => {
    const one = doc.call === undefined ? null : failedTransfer(doc.call, me)
    return one === null ? [] : [{ id: doc.id, ...one }]
  })
  return failed.map(({ id, to, at }) => <Failed key={`${id} ${at}`} to={to} />)
}

function Failed({ to }: Pick<FailedTransfer, 'to'>) {
  const { t } = useTranslation()
  const now = useNow(10_000)
  // By this workstation's clock alone: the PBX's may be another.
  const [seenAt] = useState(now)
  const users = useWatch('directory.users', {})
  if (now - seenAt >= SAID_MS) return null
  const name = users?.find(({ doc }) => phoneUserOf(doc.id) === to)?.doc.name ?? to
  return (
    <p className={classes.line} role="status">
      <IconArrowBackUp size={18} aria-hidden /> {t('phone.nobodyAnswered', { name })}
    </p>
  )
}
