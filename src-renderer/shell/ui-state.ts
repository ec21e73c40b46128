import { create } from 'zustand'
import type { Preferences } from '#shared/console/contract.ts'
import { onSignOut } from './sign-out.ts'

/** What is open on the screen and belongs to nobody's work: gone with the window. */
export interface UiState extends Omit<Preferences, 'toured' | 'devices'> {
  /** Ids of the people who have been shown around here; null until it has been read. */
  readonly toured: readonly string[] | null
  readonly locked: boolean
  /** The way to the console's services; the screen says so when it is lost. */
  readonly services: 'connecting' | 'open' | 'lost'
  readonly panelOpen: boolean
  /** Whether the line of unprotected keys is a word in the foot; null: as the height of the screen has it. */
  readonly unprotectedFolded: boolean | null
  readonly floating: 'none' | 'palette' | 'keys' | 'sync' | 'password' | 'backups' | 'signOut' | 'tour'
  /** Customer that the right panel shows: whoever the open contact, case or card is about. */
  readonly customerId: string | null
  /** The last thing done, said in the bottom bar. */
  readonly said: { readonly text: string; readonly tone: 'ok' | 'bad'; readonly count: number } | null
}

export const useUi = create<UiState>()(() => ({
  theme: 'auto',
  language: 'es-CO',
  singleKeys: true,
  toured: null,
  locked: false,
  services: 'connecting',
  panelOpen: false,
  unprotectedFolded: null,
  floating: 'none',
  customerId: null,
  said: null,
}))

export const setUi = useUi.setState

onSignOut(() => setUi({ panelOpen: false, unprotectedFolded: null, floating: 'none', customerId: null, said: null }))

export const float = (floating: UiState['floating']): void => setUi({ floating })
export const togglePanel = (): void => setUi(({ panelOpen }) => ({ panelOpen: !panelOpen }))

/** Says in the bottom bar, and to screen readers, what has just been done; nothing moves for it. */
export const say = (text: string, tone: 'ok' | 'bad' = 'ok'): void =>
  setUi(({ said }) => ({ said: { text, tone, count: (said?.count ?? 0) + 1 } }))
