import { useTranslation } from 'react-i18next'
import { checklistOf } from '#shared/catalogues/checklist.ts'
import type { ContactRequest, Interaction } from '#shared/interactions/schema.ts'
import { currentCatalogue, useLibraryOf } from '../guides/guidebook.ts'
import { inWords } from '../guides/words.ts'
import { exactText } from '../language/format.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { useNames } from '../shell/use-actor.ts'
import { doneFor } from './done-for.ts'

/** One request of a registered contact: what was asked, whether it was solved, what was sent or done, and what of its checklist was overridden. */
export function RequestFacts({ interaction, request }: { interaction: Interaction; request: ContactRequest }) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const catalogue = useLibraryOf(interaction.guide?.catalogueVersion ?? null)?.catalogue ?? currentCatalogue()
  const overridden = Object.entries(request.overrides ?? {}).map(([item, reason]) => {
    const known = checklistOf(catalogue, request.kind).find(({ id }) => id === item)
    return { item, reason, sentence: known === undefined ? item : inWords(t, known.text) }
  })
  const done = doneFor(catalogue, request).map(
    ([field, entry, id]) => [field, entry === undefined ? id : inWords(t, entry.text)] as const,
  )
  return (
    <section className={page.card}>
      <h2>
        {t(`kind.${request.kind}`)} · {request.topic}
      </h2>
      {request.text !== '' && <p className={page.text}>{request.text}</p>}
      {request.branch !== null && (
        <small>
          {t('interactions.firstContact')} <b>{t(`guides.answers.${request.branch}`)}</b>
        </small>
      )}
      {done.map(([field, words]) => (
        <p key={field}>
          <small>{t(`interactions.done.${field}`)}</small> {words}
          {field === 'document' && request.documentBy !== undefined && (
            <>
              {' '}
              ·{' '}
              {t('interactions.sentByMedium', { medium: t(`interactions.sentBy.${request.documentBy}`).toLowerCase() })}
            </>
          )}
        </p>
      ))}
      {overridden.map(({ item, reason, sentence }) => (
        <p key={item} className={page.text}>
          {t('interactions.overridden', { sentence, reason })}
          <small style={{ display: 'block' }}>
            {t('interactions.correct.by', {
              who: (interaction.advisorId === null ? null : nameOf(interaction.advisorId)) ?? t('interactions.someone'),
              when: exactText(request.decidedAt ?? interaction.registeredAt ?? interaction.openedAt),
            })}
          </small>
        </p>
      ))}
      {request.caseId !== null && (
        <a href={hashOfPlace({ area: 'cases', id: request.caseId })}>{t('interactions.seeCase')}</a>
      )}
    </section>
  )
}
