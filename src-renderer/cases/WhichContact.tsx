import { NativeSelect } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { caseStep } from '#shared/cases/life.ts'
import type { CaseAction } from './actions.ts'
import { type ContactChoice, choiceLabel, NEW_CONTACT, NO_CONTACT } from './contact-choice.ts'

interface Props {
  readonly name: CaseAction
  readonly choices: readonly ContactChoice[]
  readonly field: UseFormRegisterReturn
  /** What is chosen: contacts that come meanwhile move its place in the list, and not what it is. */
  readonly chosen: string
  readonly error: string | undefined
}

/** In which contact with the customer it was: one of theirs, a new one or, where the case's life leaves it open, none. */
export function WhichContact({ name, choices, field, chosen, error }: Props) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t(`cases.which.${name}`)}
      {...field}
      value={chosen}
      data={[
        { value: '', label: t('cases.which.choose') },
        ...choices.map((choice) => ({ value: choice.seed.interactionId ?? '', label: choiceLabel(t, choice) })),
        { value: NEW_CONTACT, label: t('cases.which.new') },
        ...(caseStep(name).contact === 'maybe' ? [{ value: NO_CONTACT, label: t('cases.which.none') }] : []),
      ]}
      error={error}
    />
  )
}
