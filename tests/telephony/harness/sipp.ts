import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { advisorScenario, customerScenario } from './scenarios.ts'

/** One SIPp that plays its part. */
export interface Sipp {
  /** Its exit code: 0 when all its calls went as written. */
  readonly ended: Promise<number | null>
  /** What its scenario has logged so far. */
  log(): string
  /** The customer hangs up now, with the BYE of their own call. */
  hangUp(): void
  /** Ends at once, and tells nobody: as a console whose machine lost its power. */
  kill(): void
  /** As {@link kill}, and clears up. */
  close(): Promise<void>
}

/** Those that have not been cleared up. */
const playing = new Set<Sipp>()

/** Ends whatever a test has left, passed or failed: it would hold its ports and its place in a queue for as long as it stays. */
export async function endSipps(): Promise<void> {
  for (const one of [...playing]) await one.close()
}

interface Playing {
  readonly scenario: string
  readonly port: number
  readonly args: readonly string[]
}

function play({ scenario, port, args }: Playing): Sipp {
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-sipp-'))
  writeFileSync(join(folder, 'scenario.xml'), scenario)
  const log = join(folder, 'log')
  const child: ChildProcess = spawn(
    'sipp',
    [
      ...['-sf', join(folder, 'scenario.xml'), '-i', LOOPBACK, '-p', String(port), '-nostdin'],
      ...['-trace_logs', '-log_file', log, ...args],
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(null))
  })
  const kill = () => void child.kill('SIGKILL')
  const sipp: Sipp = {
    ended,
    log: () => {
      try {
        return readFileSync(log, 'utf8')
      } catch {
        // Nothing was logged yet.
        return ''
      }
    },
    hangUp: () => bidLeave(port, child.pid),
    kill,
    async close() {
      kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
      playing.delete(sipp)
    },
  }
  playing.add(sipp)
  return sipp
}

/** SIPp listens to nobody but its own call: an INFO in it, by the name that it gives to its first (`-cid_str`). */
function bidLeave(port: number, pid: number | undefined): void {
  const socket = createSocket('udp4')
  const lines = [
    `INFO sip:customer@${LOOPBACK}:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${LOOPBACK};branch=z9hG4bK-leave`,
    'From: <sip:test@127.0.0.1>;tag=test',
    `To: <sip:customer@${LOOPBACK}:${port}>`,
    `Call-ID: 1-${pid}@${LOOPBACK}`,
    'CSeq: 1 INFO',
    'Content-Length: 0',
  ]
  socket.send(`${lines.join('\r\n')}\r\n\r\n`, port, LOOPBACK, () => socket.close())
}

export interface Customers {
  /** Asterisk's SIP port. */
  readonly pbx: number
  /** Their own port; RTP takes `rtp` and the next. */
  readonly port: number
  readonly rtp: number
  readonly dials: string
  readonly number: string
  /** Ms until they hang up themselves. */
  readonly stay: number
  /** A key that they press again and again (RFC 4733); they do not leave then. */
  readonly digit?: string
  /** Where their sound comes from and goes to (voice.ts); without it they say again what they hear. */
  readonly media?: number
  /** How many call at the same time; one by default. */
  readonly calls?: number
}

/** Customers who call a number of the PBX. */
export const callAsCustomer = ({ pbx, port, rtp, dials, number, stay, digit, media, calls = 1 }: Customers): Sipp =>
  play({
    scenario: customerScenario({ stay, digit: digit ?? null, media: media ?? null }),
    port,
    args: [
      ...['-s', dials, '-key', 'caller', number, '-m', String(calls), '-r', String(calls), '-l', String(calls)],
      ...['-mp', String(rtp), ...(media === undefined ? ['-rtp_echo'] : []), `${LOOPBACK}:${pbx}`],
    ],
  })

export interface AdvisorTelephone {
  readonly pbx: number
  readonly port: number
  readonly rtp: number
  readonly rings: number
  readonly stay: number
  /** Says nothing of itself, nor again what it hears: two who say it again keep one packet of music going for ever. */
  readonly silent?: boolean
}

/** A telephone in an advisor's place, for what needs no browser: it answers every call that rings at it. */
export const advisorTelephone = ({ pbx, port, rtp, rings, stay, silent = false }: AdvisorTelephone): Sipp =>
  play({
    scenario: advisorScenario({ rings, stay }),
    port,
    args: ['-mp', String(rtp), ...(silent ? [] : ['-rtp_echo']), `${LOOPBACK}:${pbx}`],
  })
