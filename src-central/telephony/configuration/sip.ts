import { file, section } from './conf.ts'
import { CONTEXTS } from './names.ts'
import type { PbxSettings, Trunk } from './settings.ts'

/** The family of Asterisk's own database in which the bridge keeps advisors' endpoints (res_sorcery_astdb). */
export const ADVISORS_FAMILY = 'multicontacto'

/** A dead leg ends so many seconds after its last RTP, on hold too: a console goes on sending (silence) while it holds. */
const RTP_TIMEOUT = 4

/**
 * What `webrtc = yes` sets, but for its bundle: the last RTP of a stream that travels in another's is never noted, and a
 * video call ends after rtp_timeout "for lack of video RTP activity" (seen with Asterisk 22.10, both pictures moving).
 */
export const WEBRTC = {
  use_avpf: 'yes',
  rtcp_mux: 'yes',
  ice_support: 'yes',
  media_use_received_transport: 'yes',
  media_encryption: 'dtls',
  dtls_auto_generate_cert: 'yes',
  dtls_verify: 'fingerprint',
  dtls_setup: 'actpass',
} as const

/** An advisor's endpoint, its secret and its one contact, as the values that Asterisk's objects take. */
export const advisorObjects = (user: string, secret: string, name: string) => ({
  auth: { auth_type: 'userpass', username: user, password: secret },
  // By a path where Kamailio stands before it (front/kamailio.ts).
  aor: { max_contacts: '1', remove_existing: 'yes', qualify_frequency: '0', support_path: 'yes' },
  endpoint: {
    context: CONTEXTS.advisors,
    aors: user,
    auth: user,
    ...WEBRTC,
    allow: '!all,opus,ulaw,vp8',
    max_video_streams: '2',
    language: 'es',
    callerid: `"${name.replaceAll(/["<>\\]/g, '')}" <${user}>`,
    rtp_timeout: String(RTP_TIMEOUT),
    rtp_timeout_hold: String(RTP_TIMEOUT),
    dtmf_mode: 'rfc4733',
    // A second call is offered while one is on the line; the queue asks the device's state first.
    device_state_busy_at: '0',
    send_connected_line: 'no',
    allow_subscribe: 'no',
  },
})

function trunk({ name, match, contact }: Trunk): readonly string[] {
  return [
    section(name, {
      type: 'endpoint',
      context: CONTEXTS.customers,
      allow: '!all,opus,ulaw,alaw,vp8',
      language: 'es',
      direct_media: false,
      dtmf_mode: 'rfc4733',
      ...(contact === null ? {} : { aors: name }),
    }),
    section(`${name}-identify`, { type: 'identify', endpoint: name, match }),
    ...(contact === null ? [] : [section(name, { type: 'aor', contact })]),
  ]
}

/** pjsip.conf with its transports and trunks; advisors are added by the bridge while it runs. */
export const sipFiles = (settings: PbxSettings): Readonly<Record<string, string>> => ({
  'pjsip.conf': file(
    section('global', {
      type: 'global',
      // By IP first, every REGISTER of the same machine would be taken for the trunk's.
      endpoint_identifier_order: 'username,auth_username,ip',
      user_agent: 'Multicontacto PBX',
      keep_alive_interval: 20,
    }),
    section('system', { type: 'system', disable_tcp_switch: true, timer_t1: 500 }),
    section('ws', { type: 'transport', protocol: settings.tls === null ? 'ws' : 'wss', bind: settings.sip.address }),
    section('udp', { type: 'transport', protocol: 'udp', bind: `${settings.sip.address}:${settings.sip.port}` }),
    ...settings.trunks.flatMap(trunk),
  ),
  'sorcery.conf': file(
    section('res_pjsip', {
      endpoint: ['config,pjsip.conf,criteria=type=endpoint', `astdb,${ADVISORS_FAMILY}`],
      auth: ['config,pjsip.conf,criteria=type=auth', `astdb,${ADVISORS_FAMILY}`],
      aor: ['config,pjsip.conf,criteria=type=aor', `astdb,${ADVISORS_FAMILY}`],
    }),
  ),
  'rtp.conf': file(
    section('general', {
      rtpstart: settings.rtp.from,
      rtpend: settings.rtp.to,
      icesupport: true,
      // mDNS names of a browser's candidates cannot be resolved here; its own addresses are learned from the traffic.
      ...(settings.stun === null ? {} : { stunaddr: settings.stun }),
    }),
  ),
})
