import { expect, test } from 'vitest'
import { NewerDatabase } from '../store/sql/migrate.ts'
import { DamagedFolder } from '../store/sql/pglite-folder.ts'
import { failureSentence, optionsSentence } from './failure-sentence.ts'
import { readOptions } from './options.ts'

const options = { port: 7040, data: '/datos' }
const coded = (code: string) => Object.assign(new Error('password authentication failed for user "zoraida"'), { code })

test.each([
  ['EADDRINUSE', /^El puerto 7040 ya está en uso\./],
  ['28P01', /DATABASE_URL\.$/],
  ['3D000', /no existe/],
])('a failure that people can mend is told with what to do: %s', (code, said) => {
  expect(failureSentence(coded(code), options)).toMatch(said)
  expect(failureSentence(coded(code), options)).not.toContain('zoraida')
})

test('a damaged database is told with both ways on, by their commands', () => {
  const folder = failureSentence(new DamagedFolder('PGlite failed to initialize properly'), options)
  expect(folder).toMatch(
    /^La base de datos de la carpeta \/datos está dañada .* restore --from ARCHIVO --data \/datos .* mv \/datos \/datos\.danada/,
  )
  expect(failureSentence(coded('XX001'), options)).toBe(folder)
  const server = failureSentence(coded('XX001'), { ...options, database: 'postgres://banco' })
  expect(server).toMatch(/^La base de datos de DATABASE_URL está dañada\. .* restore --from ARCHIVO /)
})

test('what a newer program wrote is left alone, and whoever started this one is told to start that', () => {
  const told = failureSentence(new NewerDatabase('the database has migration 0099-later'), options)
  expect(told).toMatch(/^Una versión más nueva del centro .* No se cambió nada: inicie la versión más nueva\.$/)
})

test('another is named, by its code where its words quote what it read', () => {
  expect(failureSentence(coded('42P01'), options)).toBe('El centro no pudo seguir: 42P01')
  expect(failureSentence(new Error('El archivo pbx.json no es JSON.'), options)).toBe(
    'El centro no pudo seguir: El archivo pbx.json no es JSON.',
  )
})

const saidOf = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  try {
    return readOptions(args, environment)
  } catch (failure) {
    return optionsSentence(failure)
  }
}
test('options that do not fit are told in one sentence', () => {
  expect(saidOf(['--database', 'x'])).toMatch(/^Hay una opción que el centro no conoce\. Conoce --port/)
  expect(saidOf(['--port', 'siete'])).toBe('No se entiende lo indicado en: port.')
  expect(saidOf(['respaldar'], { METRICS_TOKEN: 'corto' })).toBe(
    'No se entiende lo indicado en: command, metricsToken.',
  )
})
