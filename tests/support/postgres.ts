import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './ports.ts'

const programs = '/usr/lib/postgresql/15/bin'
const runFile = promisify(execFile)

/** A PostgreSQL cluster of the tests' own, on a port and in a folder of its own. */
export interface Postgres {
  /** Of the database `postgres`, as superuser. Each test file creates its own database: {@link createDatabase}. */
  readonly url: string
  /** Fast shutdown; the folder is removed. */
  stop(): Promise<void>
  /** Fast shutdown and start again on the same data and port. After {@link Postgres.kill} it goes through recovery. */
  restart(): Promise<void>
  /** SIGKILL to the server's first process, as when the machine loses it. Its children end by themselves. */
  kill(): Promise<void>
}

/**
 * Starts PostgreSQL 15 on 127.0.0.1. As root its programs run as user `postgres` (they refuse root); the server ends
 * with the process that started it, also when that is killed.
 * @param options.fsync whether commits are forced to disk; off by default because most tests do not ask for that
 * @param options.settings further lines of postgresql.conf, `{ max_connections: '50' }`
 */
export async function startPostgres(
  options: { readonly fsync?: boolean; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'multicontacto-postgres-'))
  const owner = await unprivilegedOwner()
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  await runFile('setpriv', [...asOwner(owner), join(programs, 'initdb'), ...init], { cwd: folder })
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: options.fsync === true ? 'on' : 'off',
    max_connections: '200',
    ...options.settings,
  }
  const configured = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = async (): Promise<ChildProcess> => {
    const server = spawn(
      'setpriv',
      [...asOwner(owner), '--pdeathsig', 'INT', join(programs, 'postgres'), '-D', data, '-p', `${port}`, ...configured],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await untilItAnswers(server, url)
    return server
  }

  let server = await start()
  return {
    url,
    stop: async () => {
      await end(server, 'SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
    restart: async () => {
      await end(server, 'SIGINT')
      server = await start()
    },
    kill: () => end(server, 'SIGKILL'),
  }
}

/**
 * A new, empty database in a cluster.
 * @param name lower-case letters, digits and `_`
 * @returns its URL
 */
export async function createDatabase(clusterUrl: string, name: string): Promise<string> {
  if (!/^[a-z0-9_]{1,63}$/.test(name)) throw new Error(`not a plain database name: ${name}`)
  const client = new pg.Client(clusterUrl)
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/** User `postgres` when we are root; nobody else may start the server for another user. */
async function unprivilegedOwner(): Promise<Owner | undefined> {
  if (userInfo().uid !== 0) return undefined
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => (await runFile('id', [flag, 'postgres'])).stdout),
  )
  return { uid: Number(uid), gid: Number(gid) }
}

const asOwner = (owner: Owner | undefined): readonly string[] =>
  owner === undefined ? [] : [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--init-groups']

/** Waits for `select 1`, at most 30 s. After a kill the old children may hold the shared memory for a moment. */
async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  let output = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  })
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${output}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch {
      // Not listening yet, or still recovering: asked again until the deadline.
      await pause(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`PostgreSQL did not answer in 30 s:\n${output}`)
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill(signal)
  await ended
}
