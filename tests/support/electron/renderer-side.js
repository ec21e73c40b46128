/* The renderer's half of the double: the module `electron` as the preload sees it, in the preload's isolated world. The
 * preload itself is put at the place marked below. Ports are real MessagePorts whose far end speaks through a binding. */
;(() => {
  const listeners = new Map()
  const ports = new Map()
  const encode = (value) =>
    JSON.stringify(value, function (key, given) {
      const raw = this[key]
      const bytes = raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw instanceof Uint8Array ? raw : null
      if (bytes === null) return given
      let binary = ''
      for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768))
      return { $bytes: btoa(binary), $kind: raw instanceof ArrayBuffer ? 'ArrayBuffer' : 'Uint8Array' }
    })
  const decode = (text) =>
    JSON.parse(text, (_, value) => {
      if (typeof value?.$bytes !== 'string') return value
      const bytes = Uint8Array.from(atob(value.$bytes), (one) => one.charCodeAt(0))
      return value.$kind === 'ArrayBuffer' ? bytes.buffer : bytes
    })
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) =>
        document.dispatchEvent(new CustomEvent('double:expose', { detail: JSON.stringify([name, value]) })),
    },
    ipcRenderer: {
      on: (channel, hear) => listeners.set(channel, [...(listeners.get(channel) ?? []), hear]),
    },
  }
  globalThis.doubleIpc = (channel, message, ids) => {
    const handed = ids.map((id) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => globalThis.doublePost(encode({ port: id, data }))
      ports.set(id, port1)
      return port2
    })
    for (const hear of listeners.get(channel) ?? []) hear({ ports: handed }, message)
  }
  globalThis.doubleDeliver = (id, text) => ports.get(id)?.postMessage(decode(text))
  const require = (name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload has no module ${name}`)
    return electron
  }
  const module = { exports: {} }
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload that is put in uses them
  const preload = (require, module, exports) => {
    /*PRELOAD*/
  }
  preload(require, module, module.exports)
})()
