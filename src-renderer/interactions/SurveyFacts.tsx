import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import page from '../shell/page.module.css'

/** What the survey's IVR asks (src-central/telephony/configuration/dialplan/survey.ts). */
const QUESTIONS = ['satisfaction', 'ease', 'resolved'] as const

/** How the customer answered the survey, as far as they did. */
export function SurveyFacts({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const answers = (interaction.call?.entries ?? []).flatMap((entry) =>
    entry.kind === 'survey' ? [[entry.question, entry.answer] as const] : [],
  )
  if (answers.length === 0) return null
  const said = new Map(answers)
  return (
    <section aria-label={t('interactions.survey.title')}>
      <h2>{t('interactions.survey.title')}</h2>
      <dl className={page.facts}>
        {QUESTIONS.map((question) => {
          const answer = said.get(question)
          return answer === undefined ? null : (
            <div key={question} style={{ display: 'contents' }}>
              <dt>{t(`interactions.survey.${question}`)}</dt>
              <dd>{answerText(question, answer)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )

  function answerText(question: (typeof QUESTIONS)[number], answer: string): string {
    if (!/^[1-5]$/.test(answer)) return t('interactions.survey.none')
    if (question === 'resolved') return t(answer === '1' ? 'interactions.survey.yes' : 'interactions.survey.no')
    return t('interactions.survey.of', { answer })
  }
}
