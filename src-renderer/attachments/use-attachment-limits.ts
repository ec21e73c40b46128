import { useEffect, useState } from 'react'
import type { AttachmentLimits } from '#shared/attachments/limits.ts'
import { useService } from '../shell/console.ts'

/** What this workstation takes at most, said before somebody looks for a file; null until it is known. */
export function useAttachmentLimits(): AttachmentLimits | null {
  const call = useService()
  const [limits, setLimits] = useState<AttachmentLimits | null>(null)
  useEffect(() => {
    void call('attachment.limits', {}).then((answer) => answer.ok && setLimits(answer.value))
  }, [call])
  return limits
}
