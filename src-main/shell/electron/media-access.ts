/** A device in macOS's words. */
type Device = 'microphone' | 'camera'

/**
 * Whether the system lets the page hear or see: macOS asks the person itself, the first time, and remembers. Elsewhere our
 * own table is all there is.
 * @param kinds what the page asked for, in Electron's words
 */
export async function systemLets(
  platform: NodeJS.Platform,
  kinds: readonly ('audio' | 'video')[],
  ask: (device: Device) => Promise<boolean>,
): Promise<boolean> {
  if (platform !== 'darwin') return true
  // One question after the other: two dialogs at once hide each other.
  for (const kind of kinds) if (!(await ask(kind === 'audio' ? 'microphone' : 'camera'))) return false
  return true
}
