import { useEffect, useState } from 'react'
import type { Case } from '#shared/cases/schema.ts'
import type { CaseTray } from '#shared/cases/trays.ts'
import type { Shown } from '#shared/console/queries.ts'
import { CaseId } from '#shared/kernel/ids.ts'
import { CaseFiles } from '../attachments/CaseFiles.tsx'
import { useWatch } from '../shell/console.ts'
import { usePerson } from '../shell/person.ts'
import { Starting } from '../shell/Starting.tsx'
import { setUi } from '../shell/ui-state.ts'
import { CaseActions } from './CaseActions.tsx'
import { CaseEntries } from './CaseEntries.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseFrame } from './CaseFrame.tsx'
import { ClosesByItself } from './ClosesByItself.tsx'
import { CaseElsewhere } from './closed/CaseElsewhere.tsx'
import { PartedCase } from './PartedCase.tsx'
import { useParted } from './parted.ts'
import { WaitingForMe } from './WaitingWords.tsx'

interface Props {
  readonly id: string
  /** The list that it was opened from: of it is the next one. */
  readonly tray: CaseTray
}

/** One escalated case: where it stands, what was said on it, and what I can do. */
export function CasePage({ id, tray }: Props) {
  const parsed = CaseId.safeParse(id)
  const shown = useWatch('cases.get', parsed.success ? { id: parsed.data } : null)
  const person = usePerson()
  const parted = useParted((state) => state.parted)
  const customerId = shown?.doc.customerId ?? null
  useEffect(() => setUi({ customerId }), [customerId])
  if (parted?.id === id && parted.by === person.id) return <PartedCase parted={parted} tray={tray} />
  if (!parsed.success || shown === null) return <CaseElsewhere id={id} />
  if (shown === undefined) return <Starting what="shell.reading" />
  return <Known current={shown.doc} pending={shown.pending} />
}

function Known({ current, pending }: { current: Case; pending: Shown<Case>['pending'] }) {
  const [isWriting, setWriting] = useState(false)
  return (
    <CaseFrame current={current} pending={pending}>
      <WaitingForMe current={current} isWriting={isWriting} />
      <CaseFacts current={current} />
      <CaseFiles caseId={current.id} />
      <ClosesByItself current={current} />
      {/* Above what has happened: an entry that comes while someone types must not move what is typed. */}
      <CaseActions current={current} onWriting={setWriting} />
      <CaseEntries entries={current.entries} />
    </CaseFrame>
  )
}
