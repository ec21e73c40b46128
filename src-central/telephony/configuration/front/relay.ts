import type { FrontSettings, RelaySettings } from './settings.ts'

/** turnserver.conf of coturn: who has signed in may reach the Asterisks by it, and nothing else of the network. */
export const relayFile = (relay: RelaySettings, { asterisks }: FrontSettings): string =>
  [
    '# Made by Multicontacto from its settings: what is changed here is lost.',
    `listening-ip=${relay.address}`,
    `relay-ip=${relay.address}`,
    `listening-port=${relay.port}`,
    ...(relay.tls === null
      ? ['no-tls', 'no-dtls']
      : [`tls-listening-port=${relay.tls.port}`, `cert=${relay.tls.certificate}`, `pkey=${relay.tls.key}`]),
    `min-port=${relay.relayed.from}`,
    `max-port=${relay.relayed.to}`,
    `realm=${relay.host}`,
    'lt-cred-mech',
    `user=${relay.user}:${relay.secret}`,
    'fingerprint',
    'no-cli',
    'no-multicast-peers',
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ...[...new Set(asterisks.map(({ settings }) => settings.sip.address))].map((peer) => `allowed-peer-ip=${peer}`),
    '',
  ].join('\n')
