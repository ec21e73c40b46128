import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { TimelineFilters } from '#shared/console/queries.ts'
import { Channel } from '#shared/customers/schema.ts'
import { DateField } from '../shell/DateField.tsx'
import page from '../shell/page.module.css'

interface Props {
  readonly filters: Partial<TimelineFilters>
  readonly change: (filters: Partial<TimelineFilters>) => void
}

/** As far down as a field is beneath its label. */
const BESIDE_FIELDS = { marginTop: 25 }
const DIRECTIONS = ['inbound', 'outbound'] as const

/** By channel, direction, kind, day, open cases, and whose they are. */
export function TimelineFilter({ filters, change }: Props) {
  const { t } = useTranslation()
  const chosen = <Option extends string>(options: readonly Option[], typed: string): Option | undefined =>
    options.find((one) => one === typed)
  const toggle = (name: 'openCases' | 'mine') => (
    <button
      type="button"
      className={page.filter}
      style={BESIDE_FIELDS}
      aria-pressed={filters[name] === true}
      onClick={() => change({ ...filters, [name]: filters[name] !== true })}
    >
      {t(`customers.timeline.${name}`)}
    </button>
  )
  return (
    <fieldset className={page.actions} style={{ border: 0, padding: 0, margin: '8px 0', alignItems: 'flex-start' }}>
      <legend className="vh">{t('customers.timeline.filters')}</legend>
      <NativeSelect
        size="xs"
        label={t('customers.timeline.channel')}
        value={filters.channel ?? ''}
        onChange={(event) => change({ ...filters, channel: chosen(Channel.options, event.currentTarget.value) })}
        data={[
          { value: '', label: t('customers.timeline.any') },
          ...Channel.options.map((one) => ({ value: one, label: t(`channel.${one}`) })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('customers.timeline.direction')}
        value={filters.direction ?? ''}
        onChange={(event) => change({ ...filters, direction: chosen(DIRECTIONS, event.currentTarget.value) })}
        data={[
          { value: '', label: t('customers.timeline.any') },
          ...DIRECTIONS.map((one) => ({ value: one, label: t(`direction.${one}`) })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('customers.timeline.kind')}
        value={filters.kind ?? ''}
        onChange={(event) => change({ ...filters, kind: chosen(REQUEST_KINDS, event.currentTarget.value) })}
        data={[
          { value: '', label: t('customers.timeline.any') },
          ...REQUEST_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((edge) => (
        <DateField
          key={edge}
          size="xs"
          label={t(`customers.timeline.${edge}`)}
          day={filters[edge]}
          value={filters[edge] ?? ''}
          onChange={(event) => {
            const day = event.currentTarget.value
            change({ ...filters, [edge]: day === '' ? undefined : day })
          }}
        />
      ))}
      {toggle('openCases')}
      {toggle('mine')}
      {Object.values(filters).some((one) => one !== undefined && one !== false) && (
        <Button size="compact-xs" variant="subtle" style={BESIDE_FIELDS} onClick={() => change({})}>
          {t('customers.timeline.clear')}
        </Button>
      )}
    </fieldset>
  )
}
