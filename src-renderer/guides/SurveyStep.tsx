import { useEffect, useState } from 'react'
import type { Option } from '#shared/guides/schema.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { mayBeSurveyed, wentToSurvey } from '#shared/telephony/to-survey.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { act } from '../telephony/act.ts'
import { usePhone } from '../telephony/phone-state.ts'
import { inWords } from './words.ts'

interface Props {
  /** The contact whose call it is: this one, or the one that it continues. */
  readonly id: string
  /** What may have become of it: the first that the customer went, the others that they did not. */
  readonly outcomes: readonly Option[]
  readonly done: (outcome: string) => void
}

/**
 * *Transfiere la llamada al IVR* (P1, step 8): its button transfers the call, and that the customer went is taken from what
 * is written of it, also where the call's own bar transferred it. Without a call there is nothing to transfer.
 */
export function SurveyStep({ id, outcomes, done }: Props) {
  const { t } = useWords()
  const me = usePerson()
  const parsed = InteractionId.safeParse(id)
  const record = useWatch('interactions.get', parsed.success ? { id: parsed.data } : null)?.doc.call
  const call = usePhone(({ phone }) => phone.calls.find((one) => one.id === id))
  const survey = usePhone(({ account }) => (account.state === 'here' ? account.account.codes.survey : null))
  const [asked, setAsked] = useState(false)
  const [went, ...others] = outcomes
  const may = survey !== null && call !== undefined && mayBeSurveyed(call)
  const gone = survey !== null && record !== undefined && wentToSurvey(record, me.id, survey)
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it is known
  useEffect(() => {
    if (gone && went !== undefined) done(went.id)
  }, [gone])
  const transfer = () => {
    if (may && act(t, { type: 'transfer', id: call.id, to: survey })) setAsked(true)
  }
  useKeys({
    '1': transfer,
    ...Object.fromEntries(others.map((one, index) => [`${index + 2}`, () => done(one.id)])),
  })
  if (went === undefined) return null
  return (
    <>
      {call === undefined && !gone && <Sentence tone="info">{t('guides.survey.noCall')}</Sentence>}
      {asked && may && <Sentence tone="warn">{t('guides.survey.failed')}</Sentence>}
      <div className={page.actions}>
        {call !== undefined && (
          <LightButton
            ref={focusSoon}
            variant="filled"
            leftSection={<kbd>1</kbd>}
            aria-keyshortcuts="1"
            disabled={!may}
            onClick={transfer}
          >
            {t(call.state.phase === 'transferring' ? 'phone.transferring' : 'guides.survey.transfer')}
          </LightButton>
        )}
        {others.map((one, index) => (
          <LightButton
            key={one.id}
            leftSection={<kbd>{index + 2}</kbd>}
            aria-keyshortcuts={`${index + 2}`}
            onClick={() => done(one.id)}
          >
            {inWords(t, one.text)}
          </LightButton>
        ))}
      </div>
    </>
  )
}
