import { useTranslation } from 'react-i18next'
import type { CustomerImport } from '#shared/customers/import-schema.ts'
import { importStanding } from '#shared/customers/import-standing.ts'
import { agoText, exactText, plainNumber } from '../../language/format.ts'
import { usePerson } from '../../shell/person.ts'
import { useNow } from '../../shell/use-now.ts'

export const counted = (count: number | undefined): string => (count === undefined ? '—' : plainNumber(`${count}`))

/** Rows that were through when it ended. */
const through = ({ counts }: CustomerImport): number =>
  counts === null ? 0 : counts.created + counts.known + counts.refused

interface Props {
  readonly of: CustomerImport
  /** Name of who took it back. */
  readonly undoneBy: string
  /** It goes on in this window. */
  readonly isHere: boolean
  readonly online: boolean
}

/** How an import stands, wherever it was begun, and what can be done about one that stopped. */
export function ImportState({ of, undoneBy, isHere, online }: Props) {
  const { t } = useTranslation()
  const nowMs = useNow(30_000)
  const person = usePerson()
  const standing = importStanding(of, nowMs)
  const row = (done: number) => ({ done, total: of.rows })
  switch (standing.is) {
    case 'undone':
    case 'undoneInPart':
      return t(`import.list.${standing.is}`, {
        withdrawn: counted(of.undone?.withdrawn),
        kept: counted(of.undone?.kept),
        left: counted(of.undone?.left),
        name: undoneBy,
      })
    case 'done':
      return t('import.list.done')
    case 'stopped':
      return t('import.list.stopped', row(through(of)))
    case 'running':
      if (isHere) return t('import.list.running')
      // One's own that is not in this window went with its page.
      if (of.by === person.id)
        return standing.done === null ? t('import.list.unfinished') : t('import.list.left', row(standing.done))
      // Without the centre nothing new is heard of it.
      if (!online || standing.done === null) return t('import.list.elsewhere')
      return t('import.list.there', row(standing.done))
    case 'quiet':
      if (isHere) return t('import.list.running')
      if (!online) return t('import.list.elsewhere')
      if (standing.done === null) return t('import.list.unfinished')
      return (
        <span title={exactText(standing.since)}>
          {t('import.list.quiet', { ...row(standing.done), ago: agoText(t, standing.since, nowMs) })}
        </span>
      )
  }
}
