import { attachments } from './attachments.ts'
import { backups } from './backups.ts'
import { callStory } from './call-story.ts'
import { cases } from './cases.ts'
import { command } from './commands.ts'
import { compliance } from './compliance.ts'
import { customers, identifier } from './customers.ts'
import { guidebook } from './guidebook.ts'
import { guides } from './guides.ts'
import { help } from './help.ts'
import { admin, centreAction, identity, matrix, role } from './identity.ts'
import { importWords } from './import.ts'
import { channel, direction, drafts, interactions, kind } from './interactions.ts'
import { notices } from './notices.ts'
import { recordings } from './recordings.ts'
import { rejection } from './rejections.ts'
import { shell } from './shell.ts'
import { board, queues } from './supervision.ts'
import { brokenRule, coordination, correct, sync } from './sync.ts'
import { phone } from './telephony.ts'
import { time } from './time.ts'

/** The catalogue of Spanish of Colombia: the first, and the one whose keys the others must have. */
export const esCO = {
  language: { tag: 'es-CO' },
  shell,
  backups,
  attachments,
  identity,
  role,
  admin,
  matrix,
  centreAction,
  customers,
  identifier,
  guidebook,
  guides,
  help,
  import: importWords,
  notices,
  compliance,
  interactions,
  drafts,
  channel,
  direction,
  kind,
  callStory,
  cases,
  sync,
  correct,
  coordination,
  board,
  queues,
  brokenRule,
  command,
  recordings,
  rejection,
  phone,
  time,
}

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** What every other language must say, key by key. */
export type Catalogue = Words<typeof esCO>
