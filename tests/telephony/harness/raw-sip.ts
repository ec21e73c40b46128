import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Ami } from '#central/telephony/ami/client.ts'
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

/** How one leg of the PBX is named in SIP (RFC 3261, 12): seen from the PBX. */
export interface Dialog {
  readonly id: string
  readonly localTag: string
  readonly remoteTag: string
  readonly localUri: string
  readonly remoteUri: string
}

/** The dialog of a channel, as Asterisk itself knows it. */
export async function dialogOf(ami: Ami, channel: string): Promise<Dialog> {
  const value = async (what: string): Promise<string> => {
    const read = await ami.send('Getvar', { Channel: channel, Variable: `CHANNEL(pjsip,${what})` })
    if (!read.ok) throw new Error(`${what} of ${channel}: ${read.error.code}`)
    return read.value.fields.Value ?? ''
  }
  const [id, localTag, remoteTag] = [await value('call-id'), await value('local_tag'), await value('remote_tag')]
  return { id, localTag, remoteTag, localUri: await value('local_uri'), remoteUri: await value('remote_uri') }
}

/**
 * Who speaks in `dialog` hands their call on (RFC 3515): to a number, or to whom they speak with in `replaces` (RFC 3891).
 */
export const refer = (pbx: number, dialog: Dialog, to: string, replaces: Dialog | null): Promise<void> => {
  const { id, localTag, remoteTag } = replaces ?? dialog
  const instead = encodeURIComponent(`${id};to-tag=${localTag};from-tag=${remoteTag}`)
  const bare = (uri: string) => uri.replaceAll(/[<>]/g, '')
  return say(pbx, `REFER sip:test@${LOOPBACK}:${pbx} SIP/2.0`, [
    `From: <${bare(dialog.remoteUri)}>;tag=${dialog.remoteTag}`,
    `To: <${bare(dialog.localUri)}>;tag=${dialog.localTag}`,
    `Call-ID: ${dialog.id}`,
    'CSeq: 7 REFER',
    `Refer-To: <sip:${to}@${LOOPBACK}${replaces === null ? '' : `?Replaces=${instead}`}>`,
    `Referred-By: <${bare(dialog.remoteUri)}>`,
  ])
}

/** A telephone that refuses every call at once. @param status as it answers (RFC 3261, 21) @returns ends it */
export async function refusingTelephone(port: number, status: string): Promise<() => Promise<void>> {
  const socket = createSocket('udp4')
  socket.on('message', (said, { port: from }) => {
    const [request = '', ...lines] = said.toString().split('\r\n')
    if (!request.startsWith('INVITE ')) return
    const same = lines.filter((line) => /^(?:Via|From|Call-ID|CSeq): /i.test(line))
    const to = lines.find((line) => /^To: /i.test(line)) ?? ''
    const answer = [`SIP/2.0 ${status}`, ...same, `${to};tag=refuses`, 'Content-Length: 0', '', '']
    socket.send(answer.join('\r\n'), from, LOOPBACK)
  })
  await new Promise<void>((resolve) => socket.bind(port, LOOPBACK, resolve))
  return () => new Promise((resolve) => socket.close(() => resolve()))
}
