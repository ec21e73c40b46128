import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { editOf } from '../customers/edit.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { draftedContacts } from '../interactions/drafted-contacts.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch } from '../shell/console.ts'
import { LightButton } from '../shell/LightButton.tsx'
import { usePlace } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'
import { useNumberOfNobody } from './own-number.ts'
import { numberText } from './words.ts'

/** The number from which this customer's call came, for a card where nobody has it: it is added by who says so, and never by itself. */
export function AddNumber({ card, phones }: { card: Customer; phones: Customer['phones'] }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const { area, id } = usePlace()
  const typed = useDrafts(({ texts }) => draftedContacts(texts).find((one) => one.id === id)?.typed)
  const isTheirs = area === 'inbox' && typed?.customerId === card.id
  const number = useNumberOfNobody(isTheirs ? typed : null)
  const busy = useRef(false)
  if (number === null || phones.some((phone) => phone.number === number)) return null
  const shown = numberText(t, number)
  const add = async () => {
    const edit = editOf(card, { ...card, phones: [...card.phones, { number, extension: null }] })
    if (edit === null || busy.current) return
    busy.current = true
    const answer = await dispatch('customer.edit', edit)
    busy.current = false
    if (answer.ok) say(t('phone.numberAdded', { number: shown, name: card.name }))
    else say(sentenceOf(t, answer.error), 'bad')
  }
  return (
    <LightButton variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => void add()}>
      {t('phone.addNumber', { number: shown })}
    </LightButton>
  )
}
