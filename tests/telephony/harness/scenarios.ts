/** What SIPp is told to play, as its scenario files are (SIPp 3.6, *Create your own XML scenarios*). */

const OK_AND_OVER = `  <send next="over">
    <![CDATA[
      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0
    ]]>
  </send>
`

/** What is offered and answered: 96 is the type in which `play_dtmf` sends digits (RFC 4733). */
const SOUND = `      s=-
      c=IN IP4 [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0 96
      a=rtpmap:0 PCMU/8000
      a=rtpmap:96 telephone-event/8000
      a=sendrecv`

/** Hangs up, and the end of either way. */
const leaves = (from: string, to: string, sequence: number): string => `  <send retrans="500">
    <![CDATA[
      BYE [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: ${from}
      ${to}
      Call-ID: [call_id]
      CSeq: ${sequence} BYE
      Max-Forwards: 70
      Content-Length: 0
    ]]>
  </send>
  <recv response="200"/>
  <label id="over"/>
</scenario>
`

/** How often somebody presses their key, in ms: longer than a question lasts once it was answered. */
const PRESSES_MS = 3_000

/**
 * A customer who calls and stays until the other side hangs up, until `stay` ms are over, or until their own INFO bids them
 * leave (sipp.ts, `hangUp`).
 * @param media the port of their sound; null: SIPp's own
 * @param digit they press this key again and again, and stay to the end
 */
export const customerScenario = ({
  stay,
  digit,
  media,
}: {
  readonly stay: number
  readonly digit: string | null
  readonly media: number | null
}): string => `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="customer">
  <send retrans="500">
    <![CDATA[
      INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: <sip:[caller]@[local_ip]:[local_port]>;tag=[pid]S[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>
      Call-ID: [call_id]
      CSeq: 1 INVITE
      Contact: <sip:[caller]@[local_ip]:[local_port]>
      Max-Forwards: 70
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=customer 1 1 IN IP4 [local_ip]
${media === null ? SOUND : SOUND.replace('[media_port]', `${media}`)}
    ]]>
  </send>
  <recv response="100" optional="true"/>
  <recv response="180" optional="true"/>
  <recv response="183" optional="true"/>
  <recv response="200" rrs="true"/>
  <send>
    <![CDATA[
      ACK [next_url] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: <sip:[caller]@[local_ip]:[local_port]>;tag=[pid]S[call_number]
      [last_To:]
      [routes]
      Call-ID: [call_id]
      CSeq: 1 ACK
      Max-Forwards: 70
      Content-Length: 0
    ]]>
  </send>
${
  digit === null
    ? `  <recv request="INFO" optional="true" next="leave" timeout="${stay}" ontimeout="leave"/>
  <recv request="BYE" timeout="${stay}" ontimeout="leave"/>`
    : `  <label id="press"/>
  <nop><action><exec play_dtmf="${digit}"/></action></nop>
  <recv request="BYE" timeout="${PRESSES_MS}" ontimeout="press"/>`
}
${OK_AND_OVER}  <label id="leave"/>
${leaves('<sip:[caller]@[local_ip]:[local_port]>;tag=[pid]S[call_number]', 'To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]\n      [routes]', 2)}`

/**
 * An advisor's telephone: rings for `rings` ms, answers, and hangs up after `stay` ms unless the other side did. Whoever
 * asks again, for they have read no answer within half a second (RFC 3261, 17.1.1.2), gets the answer again: SIPp alone
 * would leave such a call without a word, and its leg would stay in the PBX for ever.
 */
export const advisorScenario = ({
  rings,
  stay,
}: {
  readonly rings: number
  readonly stay: number
}): string => `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="advisor">
  <recv request="INVITE" crlf="true" rrs="true">
    <action>
      <ereg regexp=".*" search_in="hdr" header="X-Interaction-Id:" assign_to="1"/>
      <ereg regexp=".*" search_in="hdr" header="X-Retake:" assign_to="2"/>
      <ereg regexp=".*" search_in="hdr" header="From:" assign_to="3"/>
      <log message="rang [$1] retake [$2]"/>
    </action>
  </recv>
  <send>
    <![CDATA[
      SIP/2.0 180 Ringing
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]A[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      [last_Record-Route:]
      Contact: <sip:[local_ip]:[local_port]>
      Content-Length: 0
    ]]>
  </send>
  <recv request="CANCEL" timeout="${rings}" ontimeout="answer"/>
  <send>
    <![CDATA[
      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0
    ]]>
  </send>
  <send next="over">
    <![CDATA[
      SIP/2.0 487 Request Terminated
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]A[call_number]
      [last_Call-ID:]
      CSeq: [cseq] INVITE
      Content-Length: 0
    ]]>
  </send>
  <label id="answer"/>
  <send retrans="500">
    <![CDATA[
      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]A[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      [last_Record-Route:]
      Contact: <sip:[local_ip]:[local_port]>
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=advisor 1 1 IN IP4 [local_ip]
${SOUND}
    ]]>
  </send>
  <recv request="INVITE" optional="true"/>
  <recv request="ACK" rtd="true" crlf="true"/>
  <recv request="BYE" timeout="${stay}" ontimeout="leave"/>
${OK_AND_OVER}  <label id="leave"/>
${leaves('<sip:[local_ip]:[local_port]>;tag=[pid]A[call_number]', 'To:[$3]', 1)}`
