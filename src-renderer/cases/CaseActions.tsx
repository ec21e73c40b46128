import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { draftText, dropDraft } from '../drafts/drafts.ts'
import { beginFollowUp } from '../interactions/begin.ts'
import { afterPaint } from '../shell/after-paint.ts'
import { newId, useDispatch } from '../shell/console.ts'
import { focusWhereNone } from '../shell/focus-soon.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { useActor } from '../shell/use-actor.ts'
import { type CaseAction, isNext, type OfferedAction, offeredActions } from './actions.ts'
import { CaseActionForm } from './CaseActionForm.tsx'
import { actionDraft, actionForms } from './forms.ts'
import { partWith } from './parted.ts'
import { SetAside } from './SetAside.tsx'
import { actionsWritten, wordsWritten } from './written.ts'

interface Props {
  readonly current: Case
  /** A form of one of them is open, or is not any more. */
  readonly onWriting: (isWriting: boolean) => void
}

/** The buttons of the case's life: those of my role, those of now; and why the others are not of now. */
export function CaseActions({ current, onWriting }: Props) {
  const { t } = useTranslation()
  const actor = useActor()
  const dispatch = useDispatch()
  const offered = offeredActions(current, actor)
  const now = offered.filter((action) => action.now)
  const later = offered.filter((action) => !action.now)
  // A form in which something was typed is open again after a reload.
  const [open, setOpen] = useState<CaseAction | null>(
    () =>
      now.find(({ name }) => draftText(actionDraft(current.id, name), 'form') !== undefined)?.name ??
      actionsWritten(current.id)[0] ??
      null,
  )
  /** Those that were left with something written in them. */
  const [aside, setAside] = useState<readonly CaseAction[]>([])
  const [isOpened, setOpened] = useState(false)
  /** How much was done here that asked for no form. */
  const [done, setDone] = useState(0)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [busy, setBusy] = useState(false)

  const openForm = (name: CaseAction) => {
    setAside(aside.filter((one) => one !== name))
    setOpened(true)
    setOpen(name)
  }
  const closeForm = (name: CaseAction, kept: boolean) => {
    const left = [...aside.filter((one) => one !== name), ...(kept ? [name] : [])]
    setAside(left)
    setOpen(actionsWritten(current.id).find((one) => !left.includes(one)) ?? null)
  }
  const discard = (name: CaseAction) => {
    setAside(aside.filter((one) => one !== name))
    void dropDraft(actionDraft(current.id, name))
  }
  const start = async (name: CaseAction) => {
    setRefused(null)
    // The customer is told by a guide of its own, in a contact of its own.
    if (name === 'case.informCustomer') return goTo('inbox', beginFollowUp(current))
    if (actionForms[name].length > 0) return openForm(name)
    setBusy(true)
    const answer = await dispatch(name, { caseId: current.id, entryId: newId() })
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    setDone((before) => before + 1)
    say(t(`cases.done.${name}`))
    partWith(current, name, current.area, actor)
  }

  // The case may change under what is being written: it stays to be read and copied, and cannot be sent.
  const isNow = now.some(({ name }) => name === open)
  const shown = open !== null && (isNow || wordsWritten(current.id, open) !== '') ? open : null
  useEffect(() => onWriting(shown !== null), [onWriting, shown])
  const whyNot = () => {
    const action = later.find(({ name }) => name === shown)
    return action === undefined ? t('cases.left') : t('cases.leftReason', { reason: notNow(action) })
  }
  const notNow = ({ name, from }: OfferedAction) =>
    t('cases.notNowReason', {
      action: t(`command.${name}`),
      states: from.map((state) => t(`cases.state.${state}`).toLowerCase()).join(', '),
      state: t(`cases.state.${current.state}`).toLowerCase(),
    })
  const section = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the state the button that was pressed goes away
  useEffect(() => {
    // Of a form that was closed here, and of a button that is no more, the focus stays with what can be done.
    if (shown !== null || (!isOpened && done === 0)) return
    return afterPaint(() => section.current !== null && focusWhereNone(section.current))
  }, [shown, isOpened, done, current.state])
  if (offered.length === 0 && shown === null && aside.length === 0) return <small>{t('cases.onlyRead')}</small>
  return (
    <section ref={section} tabIndex={-1} className={page.plain} aria-label={t('cases.actions')}>
      {refused !== null && <Refusal why={refused} />}
      {shown !== null && (
        <CaseActionForm
          key={shown}
          current={current}
          name={shown}
          stopped={isNow ? null : whyNot()}
          isOpened={isOpened}
          close={(kept) => closeForm(shown, kept)}
        />
      )}
      {(shown === null || !isNow) && (
        <div className={page.actions} style={shown === null ? undefined : { marginTop: 10 }}>
          {now.map(({ name }, index) => (
            <Button
              key={name}
              variant={index === 0 && isNext(name) ? 'filled' : 'default'}
              disabled={busy}
              onClick={() => void start(name)}
            >
              {t(`command.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {shown === null && aside.map((name) => <SetAside key={name} name={name} open={openForm} discard={discard} />)}
      {later.length > 0 && (shown === null || !isNow) && (
        <details style={{ marginTop: 10 }}>
          <summary style={{ cursor: 'pointer', minHeight: 24 }}>
            <small>{t('cases.notNow')}</small>
          </summary>
          <ul>
            {later.map((action) => (
              <li key={action.name}>
                <small>{notNow(action)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
