import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { LOOPBACK } from '#tools/pbx/settings.ts'

/** One SIP request as it stands, for what neither SIPp nor a console says; whoever answers it is not listened to. */
function say(pbx: number, request: string, headers: readonly string[], body = ''): Promise<void> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    socket.bind(0, LOOPBACK, () => {
      const { port } = socket.address()
      const lines = [
        request,
        `Via: SIP/2.0/UDP ${LOOPBACK}:${port};branch=z9hG4bK-${randomUUID()}`,
        'Max-Forwards: 70',
        `Contact: <sip:test@${LOOPBACK}:${port}>`,
        ...headers,
        `Content-Length: ${body.length}`,
      ]
      socket.send(`${lines.join('\r\n')}\r\n\r\n${body}`, pbx, LOOPBACK, (failure) => {
        socket.close()
        if (failure === null) resolve()
        else reject(failure)
      })
    })
  })
}

/** An advisor's telephone calls, and says in its headers what it likes. */
export const callAs = (
  pbx: number,
  { user, dials, headers }: { readonly user: string; readonly dials: string; readonly headers: readonly string[] },
): Promise<void> =>
  say(
    pbx,
    `INVITE sip:${dials}@${LOOPBACK}:${pbx} SIP/2.0`,
    [
      `From: <sip:${user}@${LOOPBACK}>;tag=${randomUUID()}`,
      `To: <sip:${dials}@${LOOPBACK}:${pbx}>`,
      `Call-ID: ${randomUUID()}`,
      'CSeq: 1 INVITE',
      'Content-Type: application/sdp',
      ...headers,
    ],
    [
      ...['v=0', `o=test 1 1 IN IP4 ${LOOPBACK}`, 's=-', `c=IN IP4 ${LOOPBACK}`, 't=0 0'],
      ...['m=audio 9 RTP/AVP 0', 'a=rtpmap:0 PCMU/8000', ''],
    ].join('\r\n'),
  )
