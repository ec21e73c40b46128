import { contextBridge, ipcRenderer } from 'electron'

/** The little of the page's window that a preload uses; the main process's folder is compiled without the DOM. */
declare const window: {
  postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void
  location: { origin: string }
}

/**
 * Hands the page one thing: a port that speaks the console's contract. No part of Electron reaches the page.
 * The main process posts the port when the page has loaded; until then the page only knows where it is.
 */
contextBridge.exposeInMainWorld('multicontacto', { shell: 'electron' })

ipcRenderer.on('console-port', (event) => {
  const [port] = event.ports
  if (port !== undefined) window.postMessage({ multicontacto: 'port' }, window.location.origin, [port])
})
