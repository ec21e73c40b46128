const { EventEmitter } = require('node:events')

/**
 * `node --require` of this file: a child process that finds `process.parentPort`, as in Electron's utility processes.
 * Required, not imported: a loader of modules, which Electron does not start for its port, would count as the store's time.
 */
const port = Object.assign(new EventEmitter(), {
  postMessage: (message) => void process.send?.(message),
  start: () => undefined,
})
process.on('message', (data) => port.emit('message', { data }))
// Chromium's processes go with the one that began them, however that ended.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
Object.defineProperty(process, 'parentPort', { value: port })
