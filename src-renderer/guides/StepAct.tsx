import { useTranslation } from 'react-i18next'
import type { ActStep } from '#shared/guides/schema.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { EscalationForm } from '../cases/EscalationForm.tsx'
import { blankRequest } from '../interactions/begin.ts'
import { seedOf } from '../interactions/contact-values.ts'
import { useWatch } from '../shell/console.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { LightButton } from '../shell/LightButton.tsx'
import { usePhone } from '../telephony/phone-state.ts'
import { Already } from './Already.tsx'
import { CallNumbers } from './CallNumbers.tsx'
import { FollowUpStep } from './FollowUpStep.tsx'
import { PermissionStep } from './PermissionStep.tsx'
import { RegisterStep } from './RegisterStep.tsx'
import { SendStep } from './SendStep.tsx'
import { StepChoice } from './StepChoice.tsx'
import { SurveyStep } from './SurveyStep.tsx'
import type { GiveAnswer, StepProps } from './step-props.ts'
import { inWords } from './words.ts'

/** What an act of the guide is done with; what happened already, before a cut, is not done again. */
export function StepAct(props: StepProps & { step: ActStep; answer: GiveAnswer }) {
  const { t } = useTranslation()
  const { id, contact, current, step, answer } = props
  const parsed = InteractionId.safeParse(id)
  const written = useWatch('interactions.get', parsed.success ? { id: parsed.data } : null)?.doc ?? null
  const hasPhone = usePhone(({ account }) => account.state === 'here')
  const done = (outcome: string | null, ref: string | null) => answer({ kind: 'done', outcome, ref })

  if (step.action === 'escalate') {
    const index = current.request ?? 0
    const request = contact.typed.requests[index] ?? blankRequest()
    const caseId = request.caseId ?? written?.requests.find((one) => one.id === request.id)?.caseId ?? null
    const escalated = (its: string, radicado: string | null, added = request.added ?? false) => {
      const requests = contact.typed.requests.map((one, at) =>
        at === index ? { ...one, caseId: its, radicado, added, branch: 'no' as const } : one,
      )
      answer({ kind: 'done', outcome: null, ref: its }, { requests })
    }
    if (caseId !== null)
      return <Already text={t('guides.escalatedAlready')} goOn={() => escalated(caseId, request.radicado ?? null)} />
    return (
      <EscalationForm
        contactId={id}
        contact={() => seedOf(id, contact.typed)}
        customerId={contact.typed.customerId}
        catalogue={props.library.catalogue}
        request={request}
        done={escalated}
      />
    )
  }
  if ((step.action === 'informCustomer' || step.action === 'objectAnswer') && props.followed !== null)
    return <FollowUpStep {...props} followed={props.followed} action={step.action} done={() => done(null, null)} />
  if (step.action === 'askPermission') return <PermissionStep {...props} />
  if (step.action === 'registerContact') {
    if (written?.state === 'registered')
      return <Already text={t('guides.registeredAlready')} goOn={() => done(null, written.disposition?.id ?? null)} />
    return <RegisterStep {...props} registered={(disposition) => done(null, disposition)} />
  }
  if (step.action === 'sendDocument') return <SendStep {...props} done={done} />
  // Where this console has no telephone the call is on another one, and its person says what became of it.
  if (step.action === 'transferToSurvey' && hasPhone)
    return (
      <SurveyStep
        id={contact.typed.continues ?? id}
        outcomes={current.options}
        done={(outcome) => done(outcome, null)}
      />
    )
  if (current.options.length > 0)
    return (
      <>
        {step.action === 'callCustomer' && (
          <CallNumbers typed={contact.typed} library={props.library} run={props.run} />
        )}
        <StepChoice
          label={inWords(t, current.step.label)}
          options={current.options}
          remembered={null}
          answer={(given) => done(given.kind === 'choice' ? given.option : null, null)}
        />
      </>
    )
  return (
    <LightButton
      ref={focusSoon}
      variant="filled"
      style={{ alignSelf: 'flex-start' }}
      onClick={() => done(null, null)}
      rightSection={<kbd>↵</kbd>}
    >
      {t('guides.didIt')}
    </LightButton>
  )
}
