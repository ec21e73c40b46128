import { expect, test } from 'vitest'
import { cleanFileName } from './file-name.ts'
import { LARGEST_BYTES, PIECE_BYTES, pieceLength, pieceStarts } from './limits.ts'
import { Attachment, Attachments, withAttachments } from './schema.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const file = (over: object = {}) => ({
  id: id(1),
  name: 'carta.pdf',
  type: 'pdf',
  size: 10,
  sha256: 'a'.repeat(64),
  ...over,
})

test('a name has no path and no marks that turn its reading', () => {
  expect(cleanFileName('../../etc/carta.pdf')).toBe('_.._etc_carta.pdf')
  expect(cleanFileName('factura\u202efdp.txt')).toBe('factura_fdp.txt')
  expect(cleanFileName('  Certificado de Existencia.pdf ')).toBe('Certificado de Existencia.pdf')
  expect(cleanFileName('.pdf')).toBe('pdf')
})
test('a long name keeps its extension and no half characters', () => {
  const cleaned = cleanFileName(`${'😀'.repeat(200)}.docx`)
  expect(cleaned.length).toBeLessThanOrEqual(150)
  expect(cleaned.endsWith('.docx') && cleaned.isWellFormed()).toBe(true)
})
test('cleaning a clean name changes nothing', () => {
  for (const name of ['../a.pdf', `${'x'.repeat(300)}.csv`, '\u202e.eml', 'a b.msg', '😀'.repeat(90)])
    expect(cleanFileName(cleanFileName(name))).toBe(cleanFileName(name))
})
test('an attachment has a size, a hash and a name that was cleaned', () => {
  expect(Attachment.safeParse(file()).success).toBe(true)
  for (const wrong of [{ size: 0 }, { size: LARGEST_BYTES + 1 }, { sha256: 'x' }, { name: 'a/b.pdf' }, { type: 'exe' }])
    expect(Attachment.safeParse(file(wrong)).success, JSON.stringify(wrong)).toBe(false)
  expect(Attachments.safeParse(Array.from({ length: 21 }, (_, n) => file({ id: id(n) }))).success).toBe(false)
})
test('a file that is named twice is on the case once, as it was first', () => {
  const from = { by: id(9), at: '2026-11-24T10:00:00.000Z', entryId: null } as never // ids of their kinds
  const given = Attachments.parse([file(), file({ name: 'otra.pdf' }), file({ id: id(2) })])
  const once = withAttachments([], given, from)
  expect(once.map((one) => one.name)).toEqual(['carta.pdf', 'carta.pdf'])
  expect(withAttachments(once, given, from)).toEqual(once)
})
test('pieces cover a file from its beginning to its end', () => {
  for (const size of [1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 10 * 1024 * 1024]) {
    const starts = pieceStarts(size)
    expect(starts.reduce((sum, start) => sum + pieceLength(size, start), 0)).toBe(size)
    expect(starts.at(-1) ?? 0).toBeLessThan(size)
  }
})
