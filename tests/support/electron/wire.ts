/** What crosses between the main process and the page as JSON: bytes keep their kind, as structured cloning keeps it. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, given: unknown) {
    const raw = this[key]
    if (raw instanceof ArrayBuffer) return { $bytes: Buffer.from(raw).toString('base64'), $kind: 'ArrayBuffer' }
    if (raw instanceof Uint8Array) return { $bytes: Buffer.from(raw).toString('base64'), $kind: 'Uint8Array' }
    return given
  })

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_, value) => {
    if (typeof value?.$bytes !== 'string') return value
    const bytes = new Uint8Array(Buffer.from(value.$bytes, 'base64'))
    return value.$kind === 'ArrayBuffer' ? bytes.buffer : bytes
  })
