import type { PhoneAccount } from '#shared/telephony/account.ts'

/** The servers of an account as a browser's connection takes them. */
export const iceServersOf = ({ iceServers }: Pick<PhoneAccount, 'iceServers'>): RTCIceServer[] =>
  iceServers.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }))

/** Those by which sound is relayed (RFC 7065): others only tell an address. */
export const relaysOf = (servers: readonly RTCIceServer[]): RTCIceServer[] =>
  servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => /^turns?:/i.test(url))
    return urls.length === 0 ? [] : [{ ...server, urls }]
  })
