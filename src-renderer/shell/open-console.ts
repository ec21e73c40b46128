import { consoleClient } from '#shared/console/client.ts'
import type { Console } from '#shared/console/contract.ts'
import { newId } from './console.ts'
import { shellTransport, type WatchedTransport } from './transport.ts'
import { setUi } from './ui-state.ts'

/** The client over a transport, with the transport's state on the screen. */
export function openConsole(transport: WatchedTransport = shellTransport()): Console {
  let wasOpen = false
  transport.onClose(() => setUi({ services: wasOpen ? 'lost' : 'connecting' }))
  const reported: WatchedTransport = {
    ...transport,
    onOpen: (opened) =>
      transport.onOpen(() => {
        wasOpen = true
        setUi({ services: 'open' })
        opened()
      }),
  }
  return consoleClient(reported, newId)
}
