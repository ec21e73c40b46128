import { expect, test } from 'vitest'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { branchesShown } from './disposition-branches.ts'

const catalogue = defaultCatalogue()
const shown = (typed: string, recent: readonly string[] = []) =>
  branchesShown(catalogue, typed, 'inbound', recent).map(({ path, entries }) => [
    path.map(({ es }) => es).join(' › '),
    entries.map(({ id }) => id),
  ])

test('without words the whole tree is there, the last used ones once more on top', () => {
  const [top, first] = shown('', ['inbound.none.cut', 'outbound.interested', 'inbound.informed'])
  expect(top).toEqual(['', ['inbound.none.cut', 'inbound.informed']])
  expect(first?.[0]).toBe('Resuelto')
  expect(shown('').map(([path]) => path)).toEqual([
    'Resuelto',
    'Resuelto › Documento enviado',
    'Escalado',
    'No efectiva',
  ])
})
test('a search finds each once, in its branch', () => {
  expect(shown('certificado', ['inbound.sent.certificate'])).toEqual([
    ['Resuelto › Documento enviado', ['inbound.sent.certificate']],
  ])
  expect(shown('nada de esto')).toEqual([])
})
