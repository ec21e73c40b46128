import type { CaseAction } from './actions.ts'

export type ActionField = 'text' | 'user' | 'area' | 'contact' | 'whichContact' | 'files' | 'day'

/**
 * What each action asks the person: a text (named as the payload has it, below), whom, where to, whether it is a contact
 * with the customer or in which one it was, and whether files go with it. An action that asks nothing is done at its button.
 */
export const actionForms: Readonly<Record<CaseAction, readonly ActionField[]>> = {
  'case.take': [],
  'case.assign': ['user'],
  'case.returnForData': ['text', 'files'],
  'case.provideData': ['whichContact', 'text', 'files'],
  'case.extendTerm': ['day', 'text'],
  'case.tellExtension': ['contact', 'text'],
  'case.answer': ['text', 'files'],
  'case.objectAnswer': ['text', 'files'],
  'case.informCustomer': ['contact', 'text'],
  'case.close': [],
  'case.reopen': ['whichContact', 'text'],
  'case.transfer': ['area', 'text'],
  'case.withdraw': ['whichContact', 'text'],
  'case.addNote': ['text', 'files'],
  'case.addAttachment': ['files'],
  'case.reassign': ['user'],
}

/** The payload's own name for the text of each action. */
export const textField: Readonly<Partial<Record<CaseAction, string>>> = {
  'case.returnForData': 'question',
  'case.provideData': 'data',
  'case.extendTerm': 'reason',
  'case.tellExtension': 'text',
  'case.answer': 'answer',
  'case.objectAnswer': 'reason',
  'case.informCustomer': 'text',
  'case.reopen': 'reason',
  'case.transfer': 'reason',
  'case.withdraw': 'reason',
  'case.addNote': 'text',
}

/** Actions that name the last entry their author saw: nobody answers on old news. */
export const saysSeen: ReadonlySet<CaseAction> = new Set(['case.answer', 'case.returnForData'])

export const actionDraft = (caseId: string, name: CaseAction): string => `case:${caseId}:${name}`
