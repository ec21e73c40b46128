import { useTranslation } from 'react-i18next'
import { timeLeftText } from '../../language/format.ts'
import { useNow } from '../../shell/use-now.ts'
import { msLeft } from './long-work.ts'

/** *faltan unos 3 min*, told anew each second; null while it is over, or cannot be told yet. */
export function useTimeLeft(work: Parameters<typeof msLeft>[0] | null): string | null {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const left = work === null ? null : msLeft(work, now)
  return left === null ? null : timeLeftText(t, left)
}
