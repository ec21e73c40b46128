import { z } from 'zod'
import { PbxSettings } from '../settings.ts'

/** What reaches a quoted value of kamailio.cfg or a line of turnserver.conf as it is. */
const plain = z.string().regex(/^[^\s"\\$#;]+$/, 'configuration.notPlain')
const port = z.number().int().min(1).max(65_535)
/** Certificate and key (PEM files). */
const certified = { certificate: plain, key: plain }

/** A TURN relay (RFC 8656, coturn) for consoles that reach no Asterisk directly. It relays to the Asterisks alone. */
export const RelaySettings = z.object({
  /** Address that it listens and relays on, and the name that consoles know it by. */
  address: plain,
  host: plain,
  port,
  /** TURN over TLS, for sites that let nothing else out; null: UDP and TCP alone. */
  tls: z.object({ port, ...certified }).nullable(),
  /** What every console signs in with; the centre tells it to whoever has signed in there. */
  user: plain,
  secret: plain.min(16),
  /** Ports that it relays by. */
  relayed: z.object({ from: port, to: port }),
})
export type RelaySettings = z.infer<typeof RelaySettings>

const Asterisk = z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), settings: PbxSettings })
export type FrontAsterisk = z.infer<typeof Asterisk>

const oneEach = (values: readonly string[]): boolean => new Set(values).size === values.length
const numbersOf = ({ settings }: FrontAsterisk): readonly string[] => settings.queues.flatMap(({ numbers }) => numbers)

/** Several Asterisks behind one Kamailio: consoles and the operator know its address alone. */
export const FrontSettings = z.object({
  /** Address that Kamailio listens on: for consoles, for the operator, and for its Asterisks. */
  address: plain,
  /** SIP over UDP, for the operator and the Asterisks. */
  sip: port,
  /** The consoles' WebSocket. */
  ws: port,
  /** For wss, and the name that consoles know it by; null: plain ws, on one machine alone. */
  tls: z.object({ host: plain, ...certified }).nullable(),
  /** Folder of Kamailio's modules: `/usr/lib/x86_64-linux-gnu/kamailio/modules` in Debian. */
  modules: plain,
  /** `host:port` of the operator, to whom outgoing calls go; null: there is none. */
  operator: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/)
    .nullable(),
  relay: RelaySettings.nullable(),
  asterisks: z
    .array(Asterisk)
    .min(1)
    .refine((all) => oneEach(all.map(({ name }) => name)), 'configuration.oneNameEach')
    .refine((all) => oneEach(all.flatMap(numbersOf)), 'configuration.oneNumberEach'),
})
export type FrontSettings = z.infer<typeof FrontSettings>

/** Where consoles of one Asterisk come in: its name ends the path. */
type Named = Pick<FrontAsterisk, 'name'>
export const pathOf = ({ name }: Named): string => `/ws/${name}`
export const urlOf = ({ tls, address, ws }: FrontSettings, one: Named): string =>
  `${tls === null ? 'ws' : 'wss'}://${tls?.host ?? address}:${ws}${pathOf(one)}`

/** Where the front says whether a console is connected to it, by its contact's name, and the words in which it does. */
export const CONSOLES = '/console'
export const CONSOLE_IS = { here: 'here', gone: 'gone' } as const
export const consolesOf = ({ tls, address, ws }: FrontSettings): string =>
  `${tls === null ? 'http' : 'https'}://${tls?.host ?? address}:${ws}${CONSOLES}`

/** Where an Asterisk hears SIP, as Kamailio writes it. */
export const placeOf = ({ settings: { sip } }: FrontAsterisk): string => `${sip.address}:${sip.port}`

/** An Asterisk behind the front has no other line than the front, which sends on what goes out. */
export const behind = ({ address, sip, operator }: FrontSettings, { settings }: FrontAsterisk): PbxSettings => ({
  ...settings,
  trunks: [
    {
      name: settings.trunks[0]?.name ?? 'operador',
      match: address,
      contact: operator === null ? null : `sip:${address}:${sip}`,
    },
  ],
})

/** What consoles are told of the relay (RTCIceServer). */
export const iceServersOf = ({ relay }: FrontSettings) =>
  relay === null
    ? []
    : [
        {
          urls: [
            `turn:${relay.host}:${relay.port}?transport=udp`,
            `turn:${relay.host}:${relay.port}?transport=tcp`,
            ...(relay.tls === null ? [] : [`turns:${relay.host}:${relay.tls.port}?transport=tcp`]),
          ],
          username: relay.user,
          credential: relay.secret,
        },
      ]
