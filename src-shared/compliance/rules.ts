import type { CivilDate } from '../kernel/instants.ts'

/** A rule on contacting a consumer, with where it is written and since when. */
export interface ContactRule {
  readonly law: string
  readonly article: string
  readonly since: CivilDate
  /** Who may override it: nobody, or a coordinator with a reason that goes to the log. */
  readonly override: 'nobody' | 'coordinator'
}

const LAW_2300 = { law: 'Ley 2300 de 2023', since: '2023-10-10', override: 'nobody' } as const
const HOURS = { ...LAW_2300, article: 'artículo 3 (horarios y periodicidad)' } as const
const INTERNAL = { law: 'Política interna', since: '2026-11-01', override: 'coordinator' } as const

/** Every rule that `mayContact` keeps (domain, compliance). */
export const CONTACT_RULES = {
  'contact.excludedNumber': { ...LAW_2300, article: 'Registro de Números Excluidos' },
  'contact.consentWithdrawn': {
    law: 'Ley 1581 de 2012',
    article: 'artículo 8, literal e',
    since: '2012-10-18',
    override: 'nobody',
  },
  'contact.consentMissing': { ...LAW_2300, article: 'artículo 2 (canales autorizados)' },
  'contact.sunday': HOURS,
  'contact.holiday': HOURS,
  'contact.outOfHours': HOURS,
  'contact.sameDay': HOURS,
  'contact.secondChannel': HOURS,
  'contact.attemptsOfDay': { ...INTERNAL, article: 'intentos por día' },
  'contact.attemptsOfWeek': { ...INTERNAL, article: 'intentos por semana' },
} as const satisfies Record<string, ContactRule>
export type ContactRuleId = keyof typeof CONTACT_RULES
