import { useTranslation } from 'react-i18next'
import { nameOfCaller } from './caller-words.ts'
import { useCaller } from './use-caller.ts'
import { numberText } from './words.ts'

/** Who is at the other end: the customer's or colleague's name, or the number. */
export function CallerName({ number, className }: { number: string | null; className?: string | undefined }) {
  const { t } = useTranslation()
  const name = nameOfCaller(t, useCaller(number)) ?? numberText(t, number)
  return (
    <b className={className} title={numberText(t, number)}>
      {name}
    </b>
  )
}
