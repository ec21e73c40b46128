import { IconEar, IconUserEdit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Hearer } from '#shared/telephony/hearers.ts'
import { usePerson } from '../shell/person.ts'
import { useNames } from '../shell/use-actor.ts'
import { useNow } from '../shell/use-now.ts'
import classes from './phone.module.css'
import { type PhoneState, usePhone } from './phone-state.ts'

const nobody: readonly Hearer[] = []

/** How long a change of the state floats; the state's menu goes on saying it. */
const CHANGED_MS = 20_000

/**
 * Says under the bar of a call who else is in it, as far as the centre lets its advisor know, for as long as they are; to
 * nobody of themselves.
 */
export function HeardBy({ call }: { call: InteractionId }) {
  const { id } = usePerson()
  const hearers = (usePhone(({ heardBy }) => heardBy[call]) ?? nobody).filter(({ by }) => by !== id)
  return hearers.length === 0 ? null : <Hearers hearers={hearers} />
}

function Hearers({ hearers }: { hearers: readonly Hearer[] }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <p className={classes.line} data-tone="ok" role="status">
      <IconEar size={18} aria-hidden />{' '}
      {hearers.map(({ act, by }) => t(`phone.heardBy.${act}`, { name: names(by) ?? t('phone.coordinator') })).join(' ')}
    </p>
  )
}

/** Who has changed the person's state from the board, and why. */
export function ChangedBy({ floats = false }: { floats?: boolean }) {
  const changed = usePhone(({ changedBy }) => changedBy)
  if (changed === null) return null
  return floats ? (
    <Floating changed={changed} />
  ) : (
    <p className={classes.why}>
      <Sentence changed={changed} />
    </p>
  )
}

interface Props {
  readonly changed: NonNullable<PhoneState['changedBy']>
}

function Floating({ changed }: Props) {
  const now = useNow(1_000)
  if (now - changed.at >= CHANGED_MS) return null
  return (
    <p className={classes.line}>
      <IconUserEdit size={18} aria-hidden /> <Sentence changed={changed} />
    </p>
  )
}

function Sentence({ changed: { by, state, reason } }: Props) {
  const { t } = useTranslation()
  const name = useNames()(by) ?? t('phone.coordinator')
  return <span>{t('phone.changedBy', { name, state: t(`phone.state.${state}`), reason })}</span>
}
