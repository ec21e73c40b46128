import { SegmentedControl } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { keptOf } from '#shared/guides/kept.ts'
import { SentBy, usualMedium } from '#shared/interactions/sent-by.ts'
import { useDraftState } from '../interactions/use-draft-state.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { mediumWord } from './medium-word.ts'
import { StepChoice } from './StepChoice.tsx'
import { stepField } from './step-field.ts'
import type { StepProps } from './step-props.ts'
import { inWords } from './words.ts'

const Typed = z.object({ medium: SentBy })
/** The outcome of P1's guide that sends nothing. */
const NOT_SENT = 'notSent'

/** *Envía información solicitada*: by which medium, and whether it went. */
export function SendStep({
  id,
  contact,
  library,
  run,
  current,
  done,
}: StepProps & { done: (outcome: string | null, ref: string | null) => void }) {
  const { t } = useTranslation()
  const [{ medium }, keep] = useDraftState(id, stepField(current.step.id, current.request), Typed, {
    medium: usualMedium(contact.typed.channel),
  })
  const { customer } = contact
  const word = mediumWord(customer, keptOf(library, run), medium)
  const addresses = medium === 'email' && customer !== null ? customer.emails.join(' · ') : null
  const sent = (outcome: string | null) => done(outcome, outcome === NOT_SENT ? null : medium)
  return (
    <>
      <div className={page.form} style={{ gap: 6 }}>
        <span className="mc-label">{t('guides.sentBy')}</span>
        <SegmentedControl
          aria-label={t('guides.sentBy')}
          value={medium}
          onChange={(value) => keep({ medium: SentBy.parse(value) })}
          data={SentBy.options.map((value) => ({ value, label: t(`interactions.sentBy.${value}`) }))}
        />
        {/* Its line is there whatever is chosen: the answers beneath stay where they are. */}
        <small style={{ minHeight: 38, display: 'block' }}>
          {addresses !== null && (addresses || t('guides.noEmail'))}{' '}
          {word !== null && (
            <span className={page.tag} data-level="warn" style={{ whiteSpace: 'normal' }}>
              <IconAlertTriangle size={14} aria-hidden />
              {t(`guides.medium.${word}`, { medium: t(`interactions.sentBy.${medium}`).toLowerCase() })}
            </span>
          )}
        </small>
      </div>
      {current.options.length > 0 ? (
        <StepChoice
          label={inWords(t, current.step.label)}
          options={current.options}
          remembered={null}
          answer={(given) => sent(given.kind === 'choice' ? given.option : null)}
        />
      ) : (
        <LightButton variant="filled" style={{ alignSelf: 'flex-start' }} onClick={() => sent(null)}>
          {t('guides.didIt')}
        </LightButton>
      )}
    </>
  )
}
