import type { StoreHost } from './host.ts'
import type { ToStore } from './process-protocol.ts'

/** The calls that an open store answers; the process itself answers the others (store-service.ts). */
export type HostCall = Exclude<
  ToStore,
  {
    type: 'nudge' | 'token' | 'open' | 'prepareRestore' | 'close' | 'backups' | 'noticeSeen'
  }
>

/** @throws what the store throws: bugs, a full disk, damage */
export function answerCall(host: StoreHost, message: HostCall): unknown {
  switch (message.type) {
    case 'dispatch':
      return host.dispatch(message.id, message.name, message.payload)
    case 'query':
      return host.query(message.name, message.parameters)
    case 'takeNumber':
      return host.takeNumber()
    case 'heads':
      return host.heads()
    case 'putDraft':
      return host.putDraft(message.draft)
    case 'dropDraft':
      return host.dropDraft(message.contact, message.to)
    case 'keptAccount':
      return host.keptAccount()
    case 'keepAccount':
      return host.keepAccount(message.account)
    case 'resend':
      return host.resend(message.group, message.payloads)
    case 'discard':
      return host.discard(message.group)
    case 'undelivered':
      return host.undelivered()
    case 'interruptUpkeep':
      host.interruptUpkeep()
      return null
    case 'keepReturns':
      return host.keepReturns(message.told)
    case 'attachment':
      return host.attachment(message.verb, message.parameters)
  }
}
