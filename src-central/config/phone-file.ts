import { amiOf, PhoneOptions } from '../telephony/phone-options.ts'
import type { Options } from './options.ts'
import { fitting, readJsonFile } from './read-json.ts'

/**
 * The PBX as its file and the environment say it; null where neither says anything.
 * @throws with a sentence's worth of reason on what does not fit
 */
export function readPhoneOptions({ pbx, ami, sipWs }: Pick<Options, 'pbx' | 'ami' | 'sipWs'>): PhoneOptions | null {
  if (pbx === null && ami === null && sipWs === null) return null
  const told: unknown = pbx === null ? {} : readJsonFile(pbx)
  const over = {
    ...(ami === null ? {} : { ami: amiOf(ami) }),
    ...(sipWs === null ? {} : { wsUrl: sipWs, domain: new URL(sipWs).hostname }),
  }
  const ground = { name: 'pbx', iceServers: [], queues: [], recordings: null, demo: null }
  return fitting(PhoneOptions, pbx ?? 'AMI_URL, SIP_WS_URL', Object.assign({}, ground, told, over))
}
