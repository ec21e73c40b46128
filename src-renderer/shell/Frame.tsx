import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, StoreNotice } from '#shared/console/session.ts'
import { BackupsDialog } from '../backups/BackupsDialog.tsx'
import { CustomerPanel } from '../customers/CustomerPanel.tsx'
import { useDraftsOpen } from '../drafts/use-drafts-open.ts'
import { useKeptGuidebook } from '../guides/guidebook.ts'
import { AbsentNote } from '../identity/AbsentNote.tsx'
import { Inbox } from '../interactions/Inbox.tsx'
import { SyncDetails } from '../sync/SyncDetails.tsx'
import { useHeadsetOpen } from '../telephony/use-headset-open.ts'
import { useService } from './console.ts'
import { Failed } from './Failed.tsx'
import { Foot } from './Foot.tsx'
import classes from './frame.module.css'
import { KeysHelp } from './KeysHelp.tsx'
import { focusNextRegion, useKeys } from './keys.ts'
import { Palette } from './Palette.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { PersonContext } from './person.ts'
import { type Area, useArea, usePlace } from './place.ts'
import { placesOf } from './places.ts'
import { Rail } from './Rail.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'
import { Starting } from './Starting.tsx'
import { StoreNotices } from './StoreNotices.tsx'
import { TopBar } from './TopBar.tsx'
import { float, setUi, togglePanel, useUi } from './ui-state.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useNetworkBack } from './use-network-back.ts'

const CustomersPage = lazy(() => import('../customers/CustomersPage.tsx').then((m) => ({ default: m.CustomersPage })))
const CasesPage = lazy(() => import('../cases/CasesPage.tsx').then((m) => ({ default: m.CasesPage })))
const ToCorrectPage = lazy(() => import('../sync/ToCorrectPage.tsx').then((m) => ({ default: m.ToCorrectPage })))
const BoardPage = lazy(() => import('../supervision/board/BoardPage.tsx').then((m) => ({ default: m.BoardPage })))
const CoordinationPage = lazy(() =>
  import('../supervision/CoordinationPage.tsx').then((m) => ({ default: m.CoordinationPage })),
)
const GuidebookPage = lazy(() => import('../guidebook/GuidebookPage.tsx').then((m) => ({ default: m.GuidebookPage })))
const AdminPage = lazy(() => import('../identity/admin/AdminPage.tsx').then((m) => ({ default: m.AdminPage })))
const HelpPage = lazy(() => import('../help/HelpPage.tsx').then((m) => ({ default: m.HelpPage })))
const Tour = lazy(() => import('../help/Tour.tsx').then((m) => ({ default: m.Tour })))
const MatrixPage = lazy(() => import('../identity/MatrixPage.tsx').then((m) => ({ default: m.MatrixPage })))

const screens: Record<Area, React.ComponentType<{ id: string | null }>> = {
  inbox: Inbox,
  customers: CustomersPage,
  cases: CasesPage,
  correct: ToCorrectPage,
  board: BoardPage,
  coordination: CoordinationPage,
  guidebook: GuidebookPage,
  admin: AdminPage,
  matrix: MatrixPage,
  help: HelpPage,
}

/** Places that are about a customer who is not already in their middle. */
const withCustomer: ReadonlySet<Area> = new Set(['inbox', 'cases'])

/** What is open in an area. Apart from the frame, which stays as it is while one goes from one thing to the next. */
function Place({ area }: { area: Area }) {
  const place = usePlace()
  const Screen = screens[area]
  return <Screen id={area === place.area ? place.id : null} />
}

/** Below this the customer panel is a drawer (200 % zoom of the common workstation). */
const NARROW = '(max-width: 1023px)'

interface Props {
  readonly person: Person
  readonly notices: readonly StoreNotice[]
  readonly protectedSecrets: boolean
  /** Null while the console is locked already. */
  readonly idleLockMinutes: number | null
}

/** Top, rail, centre, customer, bottom: the same on every screen. */
export function Frame({ person, notices, protectedSecrets, idleLockMinutes }: Props) {
  const { t } = useTranslation()
  const call = useService()
  const here = useArea()
  const floating = useUi((ui) => ui.floating)
  const toured = useUi((ui) => ui.toured)
  const panelOpen = useUi((ui) => ui.panelOpen)
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches)
  // Beside the work where there is room, a drawer that is asked for where there is none.
  useEffect(() => setUi({ panelOpen: narrow === false }), [narrow])
  useIdleLock(idleLockMinutes)
  useNetworkBack()
  const draftsRead = useDraftsOpen()
  const guidebookRead = useKeptGuidebook()
  useHeadsetOpen(person)
  useKeptFocus()
  useKeys({
    'Ctrl+K': () => float('palette'),
    'Ctrl+L': () => void call('session.lock', {}),
    'Ctrl+B': togglePanel,
    F6: focusNextRegion,
    '?': () => float('keys'),
  })

  const mine = placesOf(person.roles)
  const area = mine.some((one) => one.area === here) ? here : (mine[0]?.area ?? 'matrix')
  const hasPanel = withCustomer.has(area)
  const close = () => float('none')
  return (
    <PersonContext value={person}>
      <div className={classes.frame}>
        <TopBar person={person} hasPanel={hasPanel} />
        <StoreNotices notices={notices} protectedSecrets={protectedSecrets} />
        <AbsentNote />
        <div className={classes.middle}>
          <Rail person={person} here={area} />
          <main className={classes.centre} data-region="centre" tabIndex={-1}>
            <Failed key={area}>
              <Suspense fallback={<Starting what="shell.opening" />}>
                {draftsRead && guidebookRead ? <Place area={area} /> : <Starting what="shell.opening" />}
              </Suspense>
            </Failed>
          </main>
          {hasPanel && panelOpen && !narrow && (
            <aside className={classes.panel} aria-label={t('shell.customerPanel')} data-region="panel" tabIndex={-1}>
              <CustomerPanel />
            </aside>
          )}
        </div>
        <Foot protectedSecrets={protectedSecrets} />
        {narrow === true && (
          <Drawer
            opened={hasPanel && panelOpen}
            onClose={() => setUi({ panelOpen: false })}
            position="right"
            size={320}
            title={t('shell.customerPanel')}
            closeButtonProps={{ 'aria-label': t('shell.close') }}
          >
            <CustomerPanel />
          </Drawer>
        )}
        {(floating === 'tour' || (toured !== null && !toured.includes(person.id))) && (
          <Suspense fallback={null}>
            <Tour person={person} />
          </Suspense>
        )}
        {floating === 'palette' && <Palette person={person} close={close} />}
        {floating === 'keys' && <KeysHelp close={close} />}
        {floating === 'sync' && <SyncDetails close={close} />}
        {floating === 'password' && <PasswordDialog close={close} />}
        {floating === 'backups' && <BackupsDialog close={close} />}
        {floating === 'signOut' && <SignOutDialog close={close} />}
      </div>
    </PersonContext>
  )
}
