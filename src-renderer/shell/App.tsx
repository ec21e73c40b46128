import { MantineProvider, useMantineColorScheme } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Person, SessionState } from '#shared/console/session.ts'
import { FirstPassword } from '../identity/FirstPassword.tsx'
import { LockScreen } from '../identity/LockScreen.tsx'
import { SignInScreen } from '../identity/SignInScreen.tsx'
import { speak } from '../language/i18n.ts'
import { cssVariables, theme } from '../theme/theme.ts'
import { useService, useSessionState } from './console.ts'
import { Failed } from './Failed.tsx'
import { ServicesLost } from './ServicesLost.tsx'
import { Starting } from './Starting.tsx'
import { forgetPerson } from './sign-out.ts'
import { setUi, useUi } from './ui-state.ts'

const Frame = lazy(() => import('./Frame.tsx').then(({ Frame }) => ({ default: Frame })))

export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Preferred />
    <Failed>
      <Session />
    </Failed>
    <ServicesLost />
  </MantineProvider>
)

/** Theme and language as the person prefers them, kept by the services. */
function Preferred() {
  const call = useService()
  const colour = useUi((ui) => ui.theme)
  const language = useUi((ui) => ui.language)
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    void call('preferences.get', {}).then((answer) => answer.ok && setUi(answer.value))
  }, [call])
  useEffect(() => setColorScheme(colour), [colour, setColorScheme])
  useEffect(() => void speak(language), [language])
  return null
}

/**
 * What the session lets be seen. While it is locked, and while it is being unlocked, the frame stays beneath: whatever
 * was being typed is where it was.
 */
function Session() {
  const session = useSessionState()
  const [person, setPerson] = useState<Person>()
  const [before, setBefore] = useState<Closed>()
  const locked = session !== undefined && session.state !== 'open'
  /** Where somebody was before the lock. */
  const place = useRef<Element>(null)
  useEffect(() => {
    if (session?.state === 'open') setPerson(session.person)
    if (session?.state === 'signedOut') {
      setPerson(undefined)
      forgetPerson()
    }
    if (session !== undefined && session.state !== 'open' && session.state !== 'opening') setBefore(session)
    setUi({ locked })
  }, [session, locked])

  const shown = session?.state === 'open' ? session.person : session?.state === 'signedOut' ? undefined : person
  const covered = locked && shown !== undefined
  useEffect(() => {
    document.documentElement.toggleAttribute('data-covered', covered)
  }, [covered])

  useEffect(() => {
    if (covered) return
    const { current } = place
    // What was typed in, and where in it, is as it was.
    if (current instanceof HTMLElement && current.isConnected && isNowhere()) current.focus()
  }, [covered])

  if (session === undefined) return <Starting />
  return (
    <>
      {shown !== undefined && (
        <div
          inert={locked}
          aria-hidden={locked}
          className="mc-under"
          onFocus={({ target, currentTarget }) => {
            // What floats over the frame goes away.
            if (!locked && currentTarget.contains(target)) place.current = target
          }}
        >
          <Suspense fallback={<Starting />}>
            <Frame
              key={shown.id}
              person={shown}
              notices={session.state === 'open' ? session.notices : []}
              protectedSecrets={session.state !== 'open' || session.protectedSecrets}
              idleLockMinutes={session.state === 'open' ? session.idleLockMinutes : null}
            />
          </Suspense>
        </div>
      )}
      {session.state !== 'open' && <Entrance session={session} before={before} />}
    </>
  )
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

type Closed = Exclude<SessionState, { state: 'open' | 'opening' }>

/** While the store opens, the form that asked for it stays: with its steps, and with what was typed if it is refused. */
function Entrance({
  session,
  before,
}: {
  session: Exclude<SessionState, { state: 'open' }>
  before: Closed | undefined
}) {
  const step = session.state === 'opening' ? session.step : null
  const from = session.state === 'opening' ? before : session
  if (from?.state === 'mustChangePassword') return <FirstPassword person={from.person} />
  if (from?.state === 'locked') return <LockScreen person={from.person} step={step} offlineDays={from.offlineDays} />
  return <SignInScreen before={from} step={step} percent={session.state === 'opening' ? session.percent : undefined} />
}
