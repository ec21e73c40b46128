import { expect, test } from 'vitest'
import { typeCheck } from './check.ts'
import { type AttachmentType, typeOfName } from './types.ts'

const bytes = (text: string) => new Uint8Array([...text].map((letter) => letter.charCodeAt(0)))
const fits = (type: AttachmentType, ...pieces: Uint8Array[]): boolean => {
  const check = typeCheck(type)
  for (const piece of pieces) check.take(piece)
  return check.fits()
}
const PNG = bytes('\x89PNG\r\n\x1a\n0000')
const ZIP = 'PK\x03\x04'

test('an extension says the type, whatever its case; others are not taken', () => {
  expect(typeOfName('Carta.PDF')).toBe('pdf')
  expect(typeOfName('foto.jpeg')).toBe('jpg')
  for (const name of ['macro.docm', 'programa.exe', 'factura.pdf.exe', 'sin extensión', 'pagina.html', 'a.svg'])
    expect(typeOfName(name), name).toBeNull()
})
test('a file is taken when its bytes are of its type', () => {
  expect(fits('png', PNG)).toBe(true)
  expect(fits('pdf', bytes('%PDF-1.7\n'))).toBe(true)
  expect(fits('pdf', bytes('\n\n%PDF-1.7\n'))).toBe(true)
  expect(fits('jpg', bytes('\xff\xd8\xff\xe0'))).toBe(true)
  expect(fits('docx', bytes(`${ZIP}...word/document.xml`))).toBe(true)
  expect(fits('xlsx', bytes(`${ZIP}...xl/workbook.xml`))).toBe(true)
  expect(fits('msg', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..'), bytes([...'__nameid_version1.0'].join('\0')))).toBe(
    true,
  )
  expect(fits('eml', bytes('Return-Path: <a@b.co>\r\nSubject: x\r\n\r\nHola'))).toBe(true)
  expect(fits('csv', bytes('nit;nombre\r\n900;Panader\xeda\r\n'))).toBe(true)
})
test('a file with the extension of another is not', () => {
  expect(fits('pdf', PNG)).toBe(false)
  expect(fits('png', bytes('%PDF-1.7'))).toBe(false)
  expect(fits('docx', bytes(`${ZIP}...xl/workbook.xml`))).toBe(false)
  expect(fits('xlsx', bytes(`${ZIP}...cualquier.txt`))).toBe(false)
  expect(fits('txt', bytes('MZ\x90\0\x03'))).toBe(false)
  expect(fits('eml', bytes('<html>'))).toBe(false)
  expect(fits('msg', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 un .doc'))).toBe(false)
})
test('what must be inside is found across two pieces', () => {
  expect(fits('docx', bytes(`${ZIP}...wo`), bytes('rd/document.xml'))).toBe(true)
})
test('a document with macros is not taken under the extension of one without', () => {
  expect(fits('docx', bytes(`${ZIP}...word/document.xml..word/vbaPro`), bytes('ject.bin'))).toBe(false)
})
test('a later piece that is no text betrays a text file', () => {
  expect(fits('txt', bytes('hola'), bytes('\0\0'))).toBe(false)
})
test('nothing is of no type', () => {
  expect(fits('txt')).toBe(false)
})
