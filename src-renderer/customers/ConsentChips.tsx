import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsentChannel, type Customer, personalDataInForce } from '#shared/customers/schema.ts'
import { keptOf } from '#shared/guides/kept.ts'
import { channelSaid, consentsSaid, lastWord } from '../guides/consents-said.ts'
import { libraryHere } from '../guides/guidebook.ts'
import { useDraftedContacts } from '../interactions/drafted-contacts.ts'
import { usePainted } from '../shell/after-paint.ts'
import page from '../shell/page.module.css'
import { usePlace } from '../shell/place.ts'

const NOTHING_SAID = { authorisation: null, consentChannels: null }
/** The run of the contact that is open, where it is this customer's. */
function useRunWith(customerId: string) {
  const { area, id } = usePlace()
  const contacts = useDraftedContacts()
  const typed = area === 'inbox' ? contacts.find((one) => one.id === id)?.typed : undefined
  return typed?.customerId === customerId ? typed.run : null
}

/** What a customer authorises: yes, no, or that nobody has asked; an answer of this contact is shown as it is given. */
export function ConsentChips({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  // A frame after the step that the answer leads to.
  const run = usePainted(useRunWith(customer.id))
  const said = useMemo(() => {
    const library = run === null ? undefined : libraryHere(run.catalogueVersion)
    return consentsSaid(run === null || library === undefined ? NOTHING_SAID : keptOf(library, run))
  }, [run])
  const words = [
    ...ConsentChannel.options.map((channel) => {
      const recorded = customer.consents.findLast((one) => one.channel === channel && one.purpose === 'service')
      return [t(`customers.consentChannel.${channel}`), lastWord(channelSaid(said, channel), recorded)] as const
    }),
    [t('customers.purpose.personalData'), lastWord(said.personalData, personalDataInForce(customer))] as const,
  ]
  const open = words.filter(([, yes]) => yes === null).map(([what]) => what)
  return (
    <>
      {words.map(
        ([what, yes]) =>
          yes !== null && (
            <span key={what} className={page.chip} data-yes={yes}>
              {what} {t(yes ? 'shell.yes' : 'shell.no')}
            </span>
          ),
      )}
      {open.length > 0 && <small>{t('customers.panel.notAsked', { what: open.join(', ').toLowerCase() })}</small>}
    </>
  )
}
