import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ami, openAmi } from '#central/telephony/ami/client.ts'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { ADVISORS_FAMILY, advisorObjects, WEBRTC } from '#central/telephony/configuration/sip.ts'
import { freePort } from '#tests/support/ports.ts'
import { ensureInstallation } from '#tools/pbx/installation.ts'
import { type Pbx, startPbx } from '#tools/pbx/instance.ts'
import { LOOPBACK, loopbackSettings } from '#tools/pbx/settings.ts'

/** A real Asterisk of a test: its own folders and ports, gone afterwards. */
export interface TestPbx {
  readonly settings: PbxSettings
  /** Where SIPp's customers answer outgoing calls, and where they may call from. */
  readonly customerPort: number
  readonly wsUrl: string
  /** A client of its manager interface, for what a test asks itself. */
  readonly ami: Ami
  /** Gone at once, as by a power cut. */
  kill(): Promise<void>
  /** Starts again on the same folders and ports. */
  start(): Promise<void>
  close(): Promise<void>
}

/** RTP of several tests at once keeps apart: two hundred ports each. */
let rtp = 20_000 + (process.pid % 90) * 200

/** @throws with the reason where this machine cannot have a PBX */
export async function testPbx(change: (settings: PbxSettings) => PbxSettings = (same) => same): Promise<TestPbx> {
  const installation = await ensureInstallation()
  if (!installation.ok)
    throw new Error(`no PBX: ${installation.error.code} ${JSON.stringify(installation.error.facts)}`)
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-pbx-'))
  const [http, manager, sip, customers] = [await freePort(), await freePort(), await freePort(), await freePort()]
  rtp += 200
  const settings = change(
    loopbackSettings(installation.value, folder, { http, manager, sip, rtp, customers }, randomUUID()),
  )
  let pbx = await started()
  const ami = await openedAmi(pbx)

  async function started(): Promise<Pbx> {
    if (!installation.ok) throw new Error(installation.error.code)
    const one = await startPbx(installation.value, settings)
    if (!one.ok) throw new Error(`${one.error.code}: ${JSON.stringify(one.error.facts)}`)
    return one.value
  }
  return {
    settings,
    customerPort: customers,
    wsUrl: pbx.wsUrl,
    ami,
    kill: () => pbx.kill(),
    async start() {
      pbx = await started()
    },
    async close() {
      ami.close()
      await pbx.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const openedAmi = ({ ami }: Pbx): Promise<Ami> =>
  new Promise((resolve) => {
    const one = openAmi({
      ...ami,
      dice: Math.random,
      here: () => resolve(one),
      away: () => undefined,
      event: () => undefined,
      failed: () => undefined,
    })
  })

/**
 * Gives an advisor an endpoint without the bridge. With `telephone` it is SIPp on that port, which knows neither DTLS nor
 * registration, and sends no sound: with `rtpTimeout` seconds its leg is taken for dead. Without `telephone` a browser registers.
 */
export async function putAdvisor(
  pbx: TestPbx,
  user: string,
  {
    secret = 'not-a-real-secret',
    telephone,
    rtpTimeout = 0,
  }: { readonly secret?: string; readonly telephone?: number; readonly rtpTimeout?: number } = {},
): Promise<void> {
  const { auth, aor, endpoint } = advisorObjects(user, secret, 'Prueba')
  const { auth: _, ...whole } = endpoint
  // SIPp speaks plain RTP.
  const open = Object.fromEntries(Object.entries(whole).filter(([name]) => !Object.hasOwn(WEBRTC, name)))
  const objects =
    telephone === undefined
      ? { auth, aor, endpoint }
      : {
          auth,
          aor: { ...aor, contact: `sip:${user}@${LOOPBACK}:${telephone}` },
          endpoint: { ...open, rtp_timeout: String(rtpTimeout) },
        }
  for (const [type, object] of Object.entries(objects)) {
    const put = await pbx.ami.send('DBPut', {
      Family: `${ADVISORS_FAMILY}/${type}`,
      Key: user,
      Val: JSON.stringify(object),
    })
    if (!put.ok) throw new Error(`the endpoint was not taken: ${put.error.code}`)
  }
  // The database tells nobody of what is put into it: the endpoint's state would stay unknown to the queues.
  await pbx.ami.send('Command', { Command: `pjsip reload qualify endpoint ${user}` })
}
