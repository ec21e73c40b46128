import { app, type Session, shell, systemPreferences } from 'electron'
import { externalAddress } from './external.ts'
import { systemLets } from './media-access.ts'
import { mayHave, ORIGIN } from './permissions.ts'

/** Every web contents, whoever made it: no navigation away, no windows, no webviews. Addresses outside go through the list. */
export function guardWebContents(): void {
  const leave = (address: string) => {
    const allowed = externalAddress(address)
    if (allowed !== null) void shell.openExternal(allowed)
  }
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (originOf(event.url) === ORIGIN) return
      event.preventDefault()
      leave(event.url)
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      leave(url)
      return { action: 'deny' }
    })
  })
}

/** Permissions by the one table, for requests and checks alike. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer, details) => {
    if (!mayHave(permission, originOf(details.requestingUrl))) return answer(false)
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const ask = (device: 'microphone' | 'camera') => systemPreferences.askForMediaAccess(device)
    void systemLets(process.platform, kinds, ask).then(answer, () => answer(false))
  })
  session.setPermissionCheckHandler((_, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(({ deviceType, origin }) => mayHave(deviceType, origin))
  // Electron has no dialog of its own: of the headsets that the page asked for the first is taken.
  session.on('select-hid-device', (event, { deviceList: [first] }, answer) => {
    event.preventDefault()
    answer(first?.deviceId ?? null)
  })
}

/** URL gives `null` as the origin of schemes it does not know. */
const originOf = (address: string): string => {
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}
