import { once } from 'node:events'
import { busyDesk } from './desk.ts'

/** The same desk in a process of its own: it says when it is ready and when its work is done. */
const desk = await busyDesk()
process.send?.('ready')
await once(process, 'message')
await desk.work()
await desk.stop()
process.send?.('done')
process.disconnect?.()
