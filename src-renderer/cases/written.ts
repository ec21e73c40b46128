import { z } from 'zod'
import { draftJson } from '../drafts/drafts.ts'
import type { CaseAction } from './actions.ts'
import { actionDraft, actionForms } from './forms.ts'

const Written = z.object({ text: z.string() })

/** What somebody was writing on a case, for an action of it; '' where nothing. */
export function wordsWritten(caseId: string, name: CaseAction): string {
  const typed = Written.safeParse(draftJson(actionDraft(caseId, name), 'form'))
  return typed.success ? typed.data.text.trim() : ''
}

const names = Object.keys(actionForms) as CaseAction[] // the table's own keys

/** The actions of a case for which something was being written. */
export const actionsWritten = (caseId: string): readonly CaseAction[] =>
  names.filter((name) => wordsWritten(caseId, name) !== '')
