import { parseArgs } from 'node:util'
import { z } from 'zod'

/** How the centre is told to start: arguments over environment. */
export const Options = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string(),
  /** PGlite's database and, unless `keys` says otherwise, the keys. */
  data: z.string(),
  keys: z.string(),
  database: z.string().nullable(),
})
export type Options = z.infer<typeof Options>

/** @throws ZodError on what does not fit */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' }, keys: { type: 'string' } },
  })
  const data = values.data ?? environment.MULTICONTACTO_DATA ?? '.cache/central'
  return Options.parse({
    port: values.port ?? environment.PORT ?? '7040',
    host: values.host ?? environment.HOST ?? '127.0.0.1',
    data,
    keys: values.keys ?? environment.MULTICONTACTO_KEYS ?? `${data}-keys`,
    database: environment.DATABASE_URL ?? null,
  })
}
