import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { PresenceRequest } from '#shared/telephony/bridge-api.ts'
import { type Answered, post, signIn } from '#tests/integration/identity/caller.ts'
import { type TestCentre, testCentre, testKeys } from '#tests/support/centre.ts'
import { freePort } from '#tests/support/ports.ts'
import { phoneOptionsOf } from '#tools/pbx/phone-options.ts'
import { putAdvisor, type TestPbx, testPbx } from './pbx.ts'
import { type AdvisorTelephone, advisorTelephone, type Customers, callAsCustomer, type Sipp } from './sipp.ts'

/** An advisor signed in at the centre, whose telephone is SIPp. */
export interface TestAdvisor {
  readonly user: UserId
  readonly name: string
  ask(path: string, body?: unknown): Promise<Answered>
  calls(): Promise<Answered>
  /** Says once what the screen says. */
  is(state: PresenceRequest['state'], more?: Partial<PresenceRequest>): Promise<Answered>
  /** Puts a telephone on their desk. */
  telephone(how: Partial<Pick<AdvisorTelephone, 'rings' | 'stay'>>): Sipp
}

/** A PBX and a centre that has a bridge to it. */
export interface BridgeWorld {
  readonly pbx: TestPbx
  readonly centre: () => TestCentre
  /** @param rtpTimeout their leg is taken for dead after so many seconds: their telephone is silent */
  advisor(login: string, rtpTimeout?: number): Promise<TestAdvisor>
  customer(how: Partial<Pick<Customers, 'dials' | 'number' | 'stay' | 'calls'>>): Sipp
  /** The interactions of the centre, newest first. */
  interactions(): Promise<readonly Interaction[]>
  /** Ends every telephone and every call, so that the next test begins from nothing. */
  calm(): Promise<void>
  /** Another centre on the same data, as after a restart. */
  restartCentre(): Promise<void>
  /** The centre is away, and is back on the same data. */
  stopCentre(): Promise<void>
  startCentre(): Promise<void>
  close(): Promise<void>
}

/** Looks until `find` finds something. @throws after `ms` with what was awaited */
export async function until<T>(
  what: string,
  find: () => Promise<T | null | undefined | false>,
  ms = 10_000,
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = await find()
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`${what} did not come about within ${ms} ms`)
    await sleep(50)
  }
}

export async function bridgeWorld(
  folder = 'memory://',
  change: (settings: PbxSettings) => PbxSettings = (same) => same,
): Promise<BridgeWorld> {
  const keys = testKeys()
  const port = await freePort()
  const token = randomBytes(24).toString('base64url')
  const recordings = { centre: `http://127.0.0.1:${port}`, token }
  const pbx = await testPbx((settings) => change({ ...settings, recordings }))
  const options = { folder, keys, port, phone: phoneOptionsOf(pbx.settings, true) }
  let centre = await testCentre(options)
  let centreIsHere = true
  const playing: Sipp[] = []
  let rtp = pbx.settings.rtp.from + 22_000
  const nextRtp = () => {
    rtp += 4
    return rtp
  }
  const stopCentre = async () => {
    if (centreIsHere) await centre.close()
    centreIsHere = false
  }
  const startCentre = async () => {
    centre = await testCentre({ ...options, people: false })
    centreIsHere = true
  }
  const play = (sipp: Sipp) => {
    playing.push(sipp)
    return sipp
  }
  return {
    pbx,
    centre: () => centre,
    async advisor(login, rtpTimeout = 0) {
      const session = await signIn(centre.url, login)
      const user = session.userId as UserId // of the session that was just made
      const name = phoneUserOf(user)
      const telephonePort = await freePort()
      const ask: TestAdvisor['ask'] = (path, body) => post(centre.url, path, body, session.access)
      const account = await ask('/phone/account')
      if (account.status !== 200) throw new Error(JSON.stringify(account))
      await putAdvisor(pbx, name, { telephone: telephonePort, rtpTimeout })
      return {
        user,
        name,
        ask,
        async calls() {
          const response = await fetch(`${centre.url}/v1/phone/calls`, {
            headers: { authorization: `Bearer ${session.access}` },
          })
          return { status: response.status, body: await response.json() }
        },
        is: (state, more = {}) => ask('/phone/presence', { state, reason: null, ready: true, after: null, ...more }),
        telephone: ({ rings = 200, stay = 60_000 }) =>
          play(
            advisorTelephone({
              ...{ pbx: pbx.settings.sip.port, port: telephonePort, rtp: nextRtp() },
              ...{ rings, stay, silent: rtpTimeout > 0 },
            }),
          ),
      }
    },
    customer: ({ dials = '6015550100', number = '3105550142', stay = 60_000, calls = 1 }) =>
      play(
        callAsCustomer({
          ...{ pbx: pbx.settings.sip.port, port: pbx.customerPort, rtp: nextRtp() },
          ...{ dials, number, stay, calls },
        }),
      ),
    async interactions() {
      const rows = await centre.client.query<{ doc: Interaction }>(
        'select doc from doc_interaction order by opened_at desc',
      )
      return rows.map(({ doc }) => doc)
    },
    async calm() {
      for (const sipp of playing.splice(0)) await sipp.close()
      const channels = await pbx.ami.list('CoreShowChannels')
      for (const { fields } of channels.ok ? channels.value : [])
        await pbx.ami.send('Hangup', { Channel: fields.Channel ?? '', Cause: 16 })
      await until('no channel is left', async () => centre.bridge?.calls.channels.size === 0)
    },
    async restartCentre() {
      await stopCentre()
      await startCentre()
    },
    stopCentre,
    startCentre,
    async close() {
      for (const sipp of playing) await sipp.close()
      await stopCentre()
      await pbx.close()
    },
  }
}
