import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import { areaName } from '../interactions/catalogue.ts'
import { exactText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { useNames } from '../shell/use-actor.ts'
import { DueTag } from './DueTag.tsx'
import { ExtensionFacts } from './ExtensionFacts.tsx'
import { LongText } from './LongText.tsx'
import { toldWords } from './told.ts'

/** Where a case stands, whose it is, and what it is about. */
export function CaseFacts({ current }: { current: Case }) {
  const { t } = useTranslation()
  const names = useNames()
  const nameOf = (userId: string | null) =>
    userId === null ? t('cases.nobody') : (names(userId) ?? t('cases.unknownPerson'))
  return (
    <>
      <dl className={page.facts}>
        <dt>{t('cases.clock.customer')}</dt>
        <dd>
          <DueTag case={current} />
        </dd>
        <ExtensionFacts current={current} />
        <dt>{t('cases.clock.area')}</dt>
        <dd>
          <DueTag case={current} clock="area" />
        </dd>
        <dt>{t('cases.field.area')}</dt>
        <dd>
          {areaName(current.area)} · {nameOf(current.holderId)}
        </dd>
        <dt>{t('cases.field.advisor')}</dt>
        <dd>
          {nameOf(current.advisorId)} · {exactText(current.escalatedAt)}
        </dd>
        <dt>{t('cases.field.answerBy')}</dt>
        <dd>{t(`customers.consentChannel.${current.answerBy}`)}</dd>
        <dt>{t('cases.field.priority')}</dt>
        <dd>{t(`cases.priority.${current.priority}`)}</dd>
        {current.toldCustomer !== undefined && (
          <>
            <dt>{t('cases.field.told')}</dt>
            <dd>{toldWords(t, current.toldCustomer)}</dd>
          </>
        )}
      </dl>
      <section>
        <h2>{t('cases.field.description')}</h2>
        <LongText text={current.description} />
      </section>
    </>
  )
}
