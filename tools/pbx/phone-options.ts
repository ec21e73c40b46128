import { createHash } from 'node:crypto'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { PhoneOptions } from '#central/telephony/phone-options.ts'

/** What the centre is told of a PBX on this machine; `demo`: synthetic customers may call. */
export const phoneOptionsOf = (settings: PbxSettings, demo: boolean): PhoneOptions =>
  PhoneOptions.parse({
    // A demonstration's ports are others at each start, and it is the same PBX: its calls of before are over with its next word.
    name: demo ? 'pbx-demo' : `pbx-${settings.manager.port}`,
    ami: {
      host: settings.manager.address,
      port: settings.manager.port,
      user: settings.manager.user,
      secret: settings.manager.secret,
    },
    wsUrl:
      settings.tls === null
        ? `ws://${settings.http.address}:${settings.http.port}/ws`
        : `wss://${settings.tls.host}:${settings.tls.port}/ws`,
    domain: settings.tls?.host ?? settings.http.address,
    iceServers: [],
    queues: settings.queues.map(({ id, name, wrapUp, ringSeconds, numbers }) => ({
      ...{ id, name, wrapUp, ringSeconds, numbers },
    })),
    recordings:
      settings.recordings === null
        ? null
        : { tokenSha256: createHash('sha256').update(settings.recordings.token).digest('hex') },
    demo: demo
      ? {
          speech: ['cliente-certificacion', 'cliente-transferencia'].map((name) => `${settings.prompts}/${name}`),
          number: '3105550142',
        }
      : null,
  })
