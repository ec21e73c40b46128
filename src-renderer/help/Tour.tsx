import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#shared/console/session.ts'
import { onlySolves, type Role } from '#shared/kernel/roles.ts'
import { useService } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { settledKey } from '../shell/settled-key.ts'
import { float, setUi, useUi } from '../shell/ui-state.ts'
import classes from './tour.module.css'

const stops = ['rail', 'top', 'centre', 'panel', 'foot'] as const

/** The words of a stop, for what this person does here. */
function wordsOf(stop: (typeof stops)[number], roles: readonly Role[]): string {
  if (stop === 'panel' || stop === 'foot') return `help.tour.stop.${stop}.text`
  const has = (...some: Role[]) => some.some((role) => roles.includes(role))
  const administers = !has('advisor', 'coordinator') && has('it_admin')
  return `help.tour.stop.${stop}.text.${onlySolves(roles) ? 'solver' : administers ? 'admin' : 'desk'}`
}

/**
 * A short tour of the console's regions: a card in the corner, never a dialog, that takes no focus and covers no work in
 * course; the region it speaks of has a frame. Leaving it is remembered for this person.
 */
export function Tour({ person }: { person: Person }) {
  const { t } = useTranslation()
  const call = useService()
  const [at, setAt] = useState(0)
  const here = stops.filter((stop) => stop !== 'panel' || document.querySelector('[data-region=panel]') !== null)
  const stop = here[Math.min(at, here.length - 1)] ?? 'rail'
  useEffect(() => {
    const region = document.querySelector<HTMLElement>(`[data-region=${stop}]`)
    region?.classList.add(classes.lit ?? '')
    return () => region?.classList.remove(classes.lit ?? '')
  }, [stop])

  const leave = () => {
    float('none')
    const toured = [...new Set([...(useUi.getState().toured ?? []), person.id])]
    setUi({ toured })
    void call('preferences.put', { toured })
    // The card goes away with the button that was pressed.
    document.querySelector<HTMLElement>('[data-region=centre]')?.focus()
  }

  const left = useRef(leave)
  useEffect(() => {
    left.current = leave
  })
  useEffect(() => {
    // Before whatever floats above it has closed itself, which comes first.
    const onKey = settledKey((event: KeyboardEvent) => {
      if (event.key !== 'Escape' || useUi.getState().locked) return
      if (document.querySelector(':popover-open,[aria-modal=true],[role=menu]') === null) left.current()
    })
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])

  return (
    <aside className={classes.card} data-region="tour" tabIndex={-1} aria-label={t('help.tour.title')}>
      <small className="tn">{t('help.tour.step', { step: at + 1, count: here.length })}</small>
      <h2>{t(`help.tour.stop.${stop}.title`)}</h2>
      <p aria-live="polite">{t(wordsOf(stop, person.roles))}</p>
      <div className={page.actions}>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{t('help.tour.back')}</Button>}
        {at < here.length - 1 ? (
          <Button variant="outline" onClick={() => setAt(at + 1)}>
            {t('help.tour.next')}
          </Button>
        ) : (
          <Button variant="outline" onClick={leave}>
            {t('help.tour.finish')}
          </Button>
        )}
        <Button variant="subtle" onClick={leave}>
          {t('help.tour.leave')}
        </Button>
      </div>
    </aside>
  )
}
