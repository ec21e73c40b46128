import { Button, Select } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keptOf } from '#shared/guides/kept.ts'
import { likelyDisposition } from '#shared/guides/likely-disposition.ts'
import { redact } from '#shared/guides/redact.ts'
import { dispositionById, dispositionGroups } from '../interactions/catalogue.ts'
import { requestsOf, seedOf } from '../interactions/contact-values.ts'
import { everyWord } from '../interactions/find-option.ts'
import { useDispatch } from '../shell/console.ts'
import { useKeys } from '../shell/keys.ts'
import { say } from '../shell/ui-state.ts'
import { requestsIn } from './registration.ts'
import type { StepProps } from './StepCard.tsx'

const CONSENT_CHANNELS = { all: ['phone', 'email'], phone: ['phone'], email: ['email'], none: [] } as const

/** *Registra el contacto* (P1): the disposition that what happened points to, and everything that was answered. */
export function RegisterStep({
  id,
  contact,
  library,
  run,
  registered,
}: StepProps & { registered: (disposition: string) => void }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const busy = useRef(false)
  const [lacking, setLacking] = useState(false)
  const { typed } = contact
  const chosen = typed.dispositionId === '' ? likelyDisposition(library, run) : typed.dispositionId

  const register = async () => {
    const disposition = dispositionById(chosen)
    if (disposition === undefined) return setLacking(true)
    if (busy.current) return
    busy.current = true
    const asked = requestsIn(library, run, typed.requests)
    const whole = asked.filter(({ kind, topic }) => kind !== '' && topic !== '')
    // A request that was cut before it was classified is kept in the words of the note.
    const loose = asked.filter((one) => !whole.includes(one) && one.text !== '')
    const seed = seedOf(id, typed)
    const note = [typed.notes.trim(), ...loose.map(({ text }) => t('guides.unnamed', { text }))]
      .filter((words) => words !== '')
      .join('\n')
      .slice(0, 4_000)
    const { customerId } = typed
    const kept = keptOf(library, run).consentChannels
    const channels = CONSENT_CHANNELS[kept as keyof typeof CONSENT_CHANNELS] ?? [] // an answer of the guide, or none
    const before = [
      ...(note === ''
        ? []
        : [{ name: 'interaction.addNote', payload: { contact: seed, entryId: typed.noteId, text: note } }]),
      ...(customerId === null
        ? []
        : channels.map((channel) => ({
            name: 'customer.recordConsent',
            payload: {
              customerId,
              channel,
              purpose: 'service',
              source: t('customers.consents.sourceContact'),
              wording: t('customers.consents.wordingGrant', {
                channel: t(`customers.consentChannel.${channel}`).toLowerCase(),
                purpose: t('customers.purpose.service').toLowerCase(),
              }),
            },
          }))),
      {
        name: 'interaction.register',
        payload: {
          contact: seed,
          requests: requestsOf({ ...typed, requests: whole }),
          disposition: { id: disposition.id, label: disposition.label },
          guide: redact(library, run),
        },
      },
    ] as const
    for (const { name, payload } of before) {
      const answer = await dispatch(name, payload)
      if (answer.ok) continue
      busy.current = false
      return contact.refuse(answer.error)
    }
    busy.current = false
    say(t('interactions.registered'))
    registered(disposition.id)
  }
  useKeys({ 'Ctrl+Enter': () => void register() })

  return (
    <>
      <Select
        label={t('interactions.field.disposition')}
        placeholder={t('interactions.dispositionPlaceholder')}
        searchable
        filter={everyWord}
        nothingFoundMessage={t('interactions.noDisposition')}
        data={dispositionGroups(typed.direction)}
        value={chosen === '' ? null : chosen}
        onChange={(disposition) => contact.keep({ dispositionId: disposition ?? '' })}
        error={lacking && chosen === '' ? t('interactions.lacking.disposition') : undefined}
        maxDropdownHeight={320}
      />
      <Button
        autoFocus
        variant="filled"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => void register()}
        rightSection={<kbd>Ctrl ↵</kbd>}
      >
        {t('interactions.register')}
      </Button>
    </>
  )
}
