import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SentBy, usualMedium } from '#shared/interactions/sent-by.ts'
import { useDraftState } from '../interactions/use-draft-state.ts'
import { LightButton } from '../shell/LightButton.tsx'
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
  current,
  done,
}: StepProps & { done: (outcome: string | null, ref: string | null) => void }) {
  const { t } = useTranslation()
  const [{ medium }, keep] = useDraftState(id, stepField(current.step.id, current.request), Typed, {
    medium: usualMedium(contact.typed.channel),
  })
  const sent = (outcome: string | null) => done(outcome, outcome === NOT_SENT ? null : medium)
  return (
    <>
      <div>
        <span className="mc-label">{t('guides.sentBy')}</span>
        <SegmentedControl
          aria-label={t('guides.sentBy')}
          value={medium}
          onChange={(value) => keep({ medium: SentBy.parse(value) })}
          data={SentBy.options.map((value) => ({ value, label: t(`interactions.sentBy.${value}`) }))}
        />
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
