import { EventEmitter } from 'node:events'

/** `node --import` of this file: a child process that finds `process.parentPort`, as in Electron's utility processes. */
const port = Object.assign(new EventEmitter(), {
  postMessage: (message) => void process.send?.(message),
  start: () => undefined,
})
process.on('message', (data) => port.emit('message', { data }))
Object.defineProperty(process, 'parentPort', { value: port })
