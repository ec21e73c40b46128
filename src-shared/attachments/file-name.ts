/** Separators and reserved characters of file systems, controls, and marks that turn the reading direction. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const LONGEST = 150

/**
 * A file's name as people may read and save it: without a path, and without marks by which `factura[RLO]fdp.exe` reads as a
 * PDF. At most 150 UTF-16 units, the extension kept; a name of nothing becomes `archivo`.
 */
export function cleanFileName(name: string): string {
  const plain = name.normalize('NFC').replace(UNSAFE, '_').trim().replace(/^\.+/, '')
  const extension = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  const stem = plain.slice(0, plain.length - extension.length).trim() || 'archivo'
  return `${cut(stem, LONGEST - extension.length)}${extension}`
}

/** Never between the two halves of one character. */
const cut = (text: string, length: number): string => {
  const short = text.slice(0, length)
  return short.isWellFormed() ? short : short.slice(0, -1)
}
