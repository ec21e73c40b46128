/** The page that may be shown and may ask for anything: ours. */
export const ORIGIN = 'app://console'

/**
 * Which permissions the console has: one table for the request handler and the check handler, which Electron asks for
 * other things (reliability, trap 11). What is not here is refused.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'media',
  'audioCapture',
  'videoCapture',
  'hid',
  'notifications',
  'speaker-selection',
  // Text alone, and at a click: a first password that is to be told. Reading the clipboard is not granted.
  'clipboard-sanitized-write',
])

/** @param origin of who asks, as Electron gives it: with or without a trailing slash */
export const mayHave = (permission: string, origin: string): boolean =>
  GRANTED.has(permission) && origin.replace(/\/$/, '') === ORIGIN
