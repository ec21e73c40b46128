import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import { isServiceVerb } from '#shared/console/contract.ts'
import { CATALOGUE_PROBLEMS } from '#shared/guidebook/verify.ts'
import { PROBLEM_CODES } from '#shared/guides/guide-problems.ts'
import { model } from '#shared/model/model.ts'
import { en } from './en/index.ts'
import { esCO } from './es-CO/index.ts'
import { brokenRule } from './sentence.ts'

const root = join(import.meta.dirname, '..', '..')

function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        !file.startsWith('language/es-CO') &&
        !file.startsWith('language/en'),
    )
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
}

const found = (pattern: RegExp, texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

const keys = new Set(keysOf(esCO))
const isSaid = (key: string): boolean => keys.has(key) || keys.has(`${key}_other`)

test('both languages say the same things', () => {
  expect(keysOf(en).sort()).toEqual([...keys].sort())
})
test('every blank of a sentence is in both languages', () => {
  const flat = (words: object, path = ''): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
    )
  const english = new Map(flat(en))
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
  for (const [key, text] of flat(esCO)) expect(blanks(english.get(key) ?? ''), key).toEqual(blanks(text))
})
test('every word that a screen asks for by name is said', () => {
  const asked = found(/\bt\(\s*'([\w.-]+)'/g, sources('src-renderer'))
  const chosen = found(/[?:] '((?:[a-z]\w+\.)+\w+)'/g, sources('src-renderer'))
  expect(asked.length).toBeGreaterThan(200)
  expect(
    [...asked, ...chosen.filter((key) => Object.hasOwn(esCO, key.split('.')[0] ?? ''))].filter((key) => !isSaid(key)),
  ).toEqual([])
})
test('everything that can be wrong with an edition has its sentence', () => {
  expect(PROBLEM_CODES.filter((code) => !isSaid(`guidebook.problem.${code}`))).toEqual([])
  expect(CATALOGUE_PROBLEMS.filter((code) => !isSaid(`guidebook.problem.ofCatalogue.${code}`))).toEqual([])
})
test('every refusal has its sentence', () => {
  const codes = found(/reject\(\s*'([\w.]+)'/g, ['src-shared', 'src-main', 'src-central'].flatMap(sources))
  const said = found(/code: '(\w+\.\w+)'/g, ['src-shared', 'src-main', 'src-central', 'src-renderer'].flatMap(sources))
  const messages = found(
    /'((?:text|identifier|phone|nit|id|date|instant|user|email)\.[a-z]\w+)'/g,
    sources('src-shared'),
  ).filter((code) => !model.commands.has(code) && !isServiceVerb(code))
  expect(codes.length).toBeGreaterThan(15)
  expect([...codes, ...said, ...messages].filter((code) => !isSaid(`rejection.${code}`))).toEqual([])
})
test('every rule that can be broken is told whole, without the facts of a refusal', async () => {
  const rules = found(/(?:withBreach\([^)]*|rule:) '([\w.]+)'/g, sources('src-shared'))
  expect(rules.length).toBeGreaterThanOrEqual(4)
  for (const [lng, words] of [
    ['es-CO', esCO],
    ['en', en],
  ] as const) {
    await i18next.init({ lng, resources: { [lng]: { translation: words } } })
    for (const rule of [...rules, 'case.stateForbids']) expect(brokenRule(i18next.t, rule), rule).not.toContain('{{')
  }
})
test('every command is called something', () => {
  expect([...model.commands.keys()].filter((name) => !isSaid(`command.${name}`))).toEqual([])
})
test('a plural finds its sentence in Spanish', async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
  expect(i18next.t('sync.pending', { count: 1 })).toBe('1 pendiente')
  expect(i18next.t('sync.pending', { count: 0 })).toBe('0 pendientes')
})
test('nothing that is done to a case is said to have been sent: offline it is still here', () => {
  for (const [language, sent] of [
    [esCO, /envi/i],
    [en, /\bsent\b/i],
  ] as const)
    for (const text of Object.values(language.cases.done.case)) expect(text).not.toMatch(sent)
})
