import { IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineFilters } from '#shared/console/queries.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { ChannelIcon } from '../interactions/ChannelIcon.tsx'
import { countText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { usePages } from '../shell/use-pages.ts'
import { VirtualList } from '../shell/VirtualList.tsx'
import { When } from '../shell/When.tsx'
import { CentralContacts } from './central/CentralContacts.tsx'
import { TimelineFilter } from './TimelineFilter.tsx'
import classes from './timeline.module.css'
import { idsOf } from './use-one-customer.ts'

const ROW = 52
const MOST_SHOWN = 9

interface Props {
  readonly customerId: string
  /** Cards that are joined to it: their contacts are the customer's too. */
  readonly joined: readonly Customer[]
}

/** A customer's contacts on this workstation, of any number, narrowed by filters that keep the focus where it is. */
export function Timeline({ customerId, joined }: Props) {
  const { t } = useTranslation()
  const [filters, setFilters] = useState<Partial<TimelineFilters>>({})
  const pages = usePages('customers.timeline', { id: CustomerId.parse(customerId), also: idsOf(joined), ...filters })
  const shown = new Set<string>()
  for (let index = 0; index < Math.min(pages.length, 200); index += 1) {
    const id = pages.row(index)?.doc.id
    if (id !== undefined) shown.add(id)
  }
  const filtered = Object.values(filters).some((one) => one !== undefined && one !== false)
  return (
    <section aria-label={t('customers.contacts')}>
      <h2>
        {t('customers.contacts')}{' '}
        <span className={page.n} role="status">
          {pages.total === undefined ? '' : countText(t, pages.total)}
        </span>
      </h2>
      <TimelineFilter filters={filters} change={setFilters} />
      {pages.total === 0 ? (
        <p className={classes.none}>
          <IconMessages size={16} aria-hidden />{' '}
          {t(filtered ? 'customers.timeline.noneFiltered' : 'customers.panel.noContacts')}
        </p>
      ) : (
        <div className={classes.list} style={{ height: Math.min(pages.length, MOST_SHOWN) * ROW + 8 }}>
          <VirtualList
            of={pages.of}
            length={pages.length}
            rowHeight={ROW}
            label={t('customers.contacts')}
            onRange={pages.onRange}
            render={(index) => {
              const contact = pages.row(index)?.doc
              return contact === undefined ? (
                <span className={page.item} />
              ) : (
                <Line contact={contact} of={joined.find((one) => one.id === contact.customerId)?.name ?? null} />
              )
            }}
          />
        </div>
      )}
      <CentralContacts key={customerId} customerId={customerId} also={idsOf(joined)} here={shown} />
    </section>
  )
}

/** @param of the name of the card on which it stands, where that is one that is joined */
function Line({ contact, of }: { contact: Interaction; of: string | null }) {
  const { t } = useTranslation()
  return (
    <a className={page.item} href={hashOfPlace({ area: 'inbox', id: contact.id })}>
      <ChannelIcon channel={contact.channel} />
      <span>
        <b>
          {[contact.disposition?.label ?? t('interactions.open'), ...contact.requests.map((one) => one.topic)].join(
            ' · ',
          )}
        </b>
        <small>
          {[
            ...(of === null ? [] : [t('customers.joined.of', { name: of })]),
            t(`direction.${contact.direction}`),
            ...contact.requests.map((one) => one.text),
            ...contact.notes.map((note) => note.text),
          ]
            .filter((one) => one !== '')
            .join(' · ')}
        </small>
      </span>
      <span className={page.r}>
        <When at={contact.openedAt} />
      </span>
    </a>
  )
}
