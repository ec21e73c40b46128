import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '#shared/compliance/may-contact.ts'
import { type ContactPurpose, consentChannelOf } from '#shared/customers/schema.ts'
import { keptOf } from '#shared/guides/kept.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ContactRefusal, type Refused, refusedBy } from '../compliance/ContactRefusal.tsx'
import { isExcepted, useMayContact, useStanding } from '../compliance/use-standing.ts'
import { useDraftState } from '../interactions/use-draft-state.ts'
import { exactText, phoneText } from '../language/format.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { settledKey } from '../shell/settled-key.ts'
import { PermissionTyped, useAskedFor } from './asked-for.ts'
import type { GiveAnswer, StepProps } from './step-props.ts'

const ASKED_AS = { callBack: 'callBack', missedCall: 'missedCall' } as const

/** *¿Se le puede contactar ahora?*: the rules, and for a commercial contact the centre's permission (Ley 2300 de 2023). */
export function PermissionStep(props: StepProps & { answer: GiveAnswer }) {
  const { id, contact, library, run, answer } = props
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const busy = useRef(false)
  const { typed } = contact
  const ground = keptOf(library, run).ground ?? ''
  const as = ASKED_AS[ground as keyof typeof ASKED_AS] // an answer of the guide; others ask nothing
  const purpose: ContactPurpose = ground === 'commercial' ? 'commercial' : 'service'
  const channel = consentChannelOf(typed.channel)
  const standing = useStanding(typed.customerId)
  const parsed = CustomerId.safeParse(typed.customerId)
  const phones = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)?.doc.phones ?? []
  const mayContact = useMayContact(standing)
  const found = useAskedFor(typed.customerId, as ?? null)
  const [said, keep] = useDraftState(id, 'permission', PermissionTyped, { ref: '', words: '', number: '' })
  const [refused, setRefused] = useState<Refused | null>(null)
  if (standing === undefined) return null
  if (standing === null) return <Sentence tone="bad">{t('compliance.noCustomer')}</Sentence>

  const known = typed.outreach?.asked?.as === as ? (typed.outreach?.asked?.ref ?? '') : ''
  const ref = said.ref || known || found[0]?.id || said.words.trim()
  const asked: Asked | null = as === undefined || ref === '' ? null : { as, ref: ref.slice(0, 120) }
  const number = said.number || typed.caller?.number || (phones[0]?.number ?? '')
  const lacksPhone = channel === 'phone' && purpose === 'commercial' && number === ''
  const here = as === undefined ? mayContact(purpose, channel, null) : null
  const stopped: Refused | null =
    refused ??
    (here?.allowed === false && !isExcepted(standing, here.rule, channel, instantOf(Date.now())) ? here : null)

  const allow = (by: 'centre' | 'workstation') =>
    answer(
      { kind: 'done', outcome: 'allowed', ref: null },
      // The customer's counters are those of the card that all merged ones lead to.
      {
        customerId: standing.customerId,
        outreach: { purpose, channel, asked, by },
        // A commercial call is allowed to one number, which the centre has looked for among the excluded ones.
        ...(channel === 'phone' && number !== '' ? { caller: { number, queue: null } } : {}),
      },
    )
  const goOn = async () => {
    if (purpose !== 'commercial') return allow('workstation')
    if (busy.current) return
    busy.current = true
    const claim = { customerId: standing.customerId, interactionId: id, channel }
    const told = await dispatch('contact.claim', { ...claim, number: channel === 'phone' ? number : null })
    busy.current = false
    if (told.ok) allow('centre')
    else setRefused(refusedBy(told.error))
  }
  return (
    <>
      {as !== undefined && found.length > 0 && (
        <NativeSelect
          label={t(`compliance.which.${as}`)}
          value={said.ref || known || found[0]?.id}
          onChange={(event) => keep({ ref: event.currentTarget.value })}
          data={found.map((one) => ({ value: one.id, label: `${exactText(one.at)} · ${one.label}` }))}
        />
      )}
      {as !== undefined && found.length === 0 && known === '' && (
        <TextInput
          label={t(`compliance.when.${as}`)}
          description={t('compliance.whenHint')}
          autoFocus
          maxLength={120}
          value={said.words}
          onChange={(event) => keep({ words: event.currentTarget.value })}
          onKeyDown={settledKey((event) => event.key === 'Enter' && asked !== null && void goOn())}
        />
      )}
      {purpose === 'commercial' && channel === 'phone' && phones.length > 1 && (
        <NativeSelect
          label={t('compliance.number')}
          value={number}
          onChange={(event) => keep({ number: event.currentTarget.value })}
          data={phones.map((phone) => ({ value: phone.number, label: phoneText(t, phone) }))}
        />
      )}
      {lacksPhone && <Sentence tone="warn">{t('compliance.noPhone')}</Sentence>}
      {stopped !== null && <ContactRefusal refused={stopped} />}
      {stopped === null && <p>{t(as === undefined ? `compliance.may.${purpose}` : 'compliance.may.asked')}</p>}
      <div className={page.actions}>
        {(stopped === null || refused !== null) && (
          <Button
            autoFocus={as === undefined || found.length > 0}
            variant={stopped === null ? 'filled' : 'default'}
            disabled={lacksPhone || (as !== undefined && asked === null)}
            rightSection={<kbd>↵</kbd>}
            onClick={() => void goOn()}
          >
            {t(
              purpose === 'commercial' ? (refused === null ? 'compliance.ask' : 'compliance.askAgain') : 'guides.goOn',
            )}
          </Button>
        )}
        {(stopped !== null || lacksPhone) && (
          <Button
            autoFocus={refused === null}
            variant={refused === null ? 'filled' : 'default'}
            onClick={() => answer({ kind: 'done', outcome: 'refused', ref: stopped?.rule ?? null }, outreachRefused())}
          >
            {t('compliance.leave')}
          </Button>
        )}
      </div>
    </>
  )

  /** What was refused is registered with its ground too: nobody was reached, and nothing is counted. */
  function outreachRefused() {
    return { outreach: { purpose, channel, asked: null, by: 'workstation' as const } }
  }
}
