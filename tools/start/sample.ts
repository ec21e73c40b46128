import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { step } from '../setup/progress.mjs'

/** Who may sign in to the trial; printed at each start. */
const SampleUser = z.object({ user: z.string(), password: z.string(), name: z.string(), role: z.string() })
export type SampleUser = z.infer<typeof SampleUser>

const SampleOutput = z.object({ users: z.array(SampleUser) })

/** Where the centre of a trial keeps its database. */
export const centralFolder = (data: string): string => join(data, 'central')

const usersFile = (data: string): string => join(data, 'sample-users.json')

/**
 * At the first start of a data folder, fills the centre's database with sample data by
 * `tools/sample/run.ts --start --data <centre's folder>`, whose last line of output is `{"users":[…]}`.
 * Later starts read who the users are. A first start cut in its middle sets the half-filled database aside and
 * begins again, and so does one whose database somebody has set aside; a database with no trace of a sample is somebody's own and is not touched.
 * @returns the sample users; none for a database that is not a sample
 */
export async function prepareSample(root: string, data: string): Promise<readonly SampleUser[]> {
  const done = usersFile(data)
  if (existsSync(done) && existsSync(centralFolder(data)))
    return SampleOutput.parse(JSON.parse(readFileSync(done, 'utf8'))).users
  const begun = join(data, 'sample-begun')
  const central = centralFolder(data)
  if (existsSync(central)) {
    if (!existsSync(begun)) return []
    renameSync(central, `${central}-incompleta-${Date.now()}`)
  }
  mkdirSync(central, { recursive: true })
  writeFileSync(begun, '')
  const output = await step('Preparando los datos de muestra (solo la primera vez)', () => runSample(root, central))
  const { users } = SampleOutput.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
  writeFileSync(done, `${JSON.stringify({ users }, null, 2)}\n`, { mode: 0o600 })
  return users
}

async function runSample(root: string, central: string): Promise<string> {
  const script = join(root, 'tools', 'sample', 'run.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--start', '--data', central], { cwd: root })
  return stdout
}
