import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { dayText, exactText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { useNames } from '../shell/use-actor.ts'

/** How the contact ended, with what that brought, and what it was registered as before, with who, when and why. */
export function DispositionFacts({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const { disposition, callBack, outreach, corrections = [] } = interaction
  return (
    <>
      <dl className={page.facts}>
        <dt>{t('interactions.field.disposition')}</dt>
        <dd>{disposition?.label ?? t('interactions.open')}</dd>
        {disposition?.topic !== undefined && (
          <>
            <dt>{t('interactions.field.topic')}</dt>
            <dd>{disposition.topic}</dd>
          </>
        )}
        {disposition?.reason !== undefined && (
          <>
            <dt>{t('interactions.asks.reason')}</dt>
            <dd className={page.text}>{disposition.reason}</dd>
          </>
        )}
        {disposition?.on !== undefined && (
          <>
            <dt>{t('interactions.asks.date')}</dt>
            <dd>{dayText(disposition.on)}</dd>
          </>
        )}
        {outreach !== undefined && (
          <>
            <dt>{t('compliance.ground')}</dt>
            <dd>
              {t(`compliance.grounds.${outreach.asked?.as ?? outreach.purpose}`)}, {t(`compliance.by.${outreach.by}`)}
            </dd>
          </>
        )}
        {callBack !== undefined && (
          <>
            <dt>{t('interactions.callBack.due')}</dt>
            <dd>
              {exactText(callBack.dueAt)} · {nameOf(callBack.ownerId) ?? t('interactions.someone')}
              {callBack.keptBy !== null && ` · ${t('interactions.callBack.kept')}`}
            </dd>
          </>
        )}
      </dl>
      {corrections.length > 0 && (
        <section aria-label={t('interactions.correct.history')}>
          <h2>{t('interactions.correct.history')}</h2>
          <ul>
            {corrections.map((one) => (
              <li key={one.at} className={page.line}>
                <div>
                  <s>{one.from?.label}</s>
                  <small>
                    {t('interactions.correct.by', {
                      who: nameOf(one.by) ?? t('interactions.someone'),
                      when: exactText(one.at),
                    })}
                  </small>
                  <small className={page.text}>{one.reason}</small>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
