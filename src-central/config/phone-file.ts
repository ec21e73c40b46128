import { readFileSync } from 'node:fs'
import { amiOf, PhoneOptions } from '../telephony/phone-options.ts'
import type { Options } from './options.ts'

/**
 * The PBX as its file and the environment say it; null where neither says anything.
 * @throws with a sentence's worth of reason on what does not fit
 */
export function readPhoneOptions({ pbx, ami, sipWs }: Pick<Options, 'pbx' | 'ami' | 'sipWs'>): PhoneOptions | null {
  if (pbx === null && ami === null && sipWs === null) return null
  const told: unknown = pbx === null ? {} : JSON.parse(readFileSync(pbx, 'utf8'))
  const over = {
    ...(ami === null ? {} : { ami: amiOf(ami) }),
    ...(sipWs === null ? {} : { wsUrl: sipWs, domain: new URL(sipWs).hostname }),
  }
  const ground = { name: 'pbx', iceServers: [], queues: [], recordings: null, demo: null }
  return PhoneOptions.parse(Object.assign({}, ground, told, over))
}
