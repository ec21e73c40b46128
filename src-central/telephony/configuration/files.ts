import { file, section } from './conf.ts'
import { coreFiles } from './core.ts'
import { callId } from './dialplan/call-id.ts'
import { inbound } from './dialplan/inbound.ts'
import { legs } from './dialplan/legs.ts'
import { opening } from './dialplan/opening.ts'
import { outbound } from './dialplan/outbound.ts'
import { supervision } from './dialplan/supervision.ts'
import { survey } from './dialplan/survey.ts'
import { voicemail } from './dialplan/voicemail.ts'
import { handOverFiles } from './hand-over.ts'
import { LEAVES_ROOMS } from './names.ts'
import { queueOptions } from './queue.ts'
import type { PbxSettings, QueueSettings } from './settings.ts'
import { sipFiles } from './sip.ts'

const queue = ({ id, ringSeconds }: QueueSettings): string => section(id, queueOptions(ringSeconds))

/**
 * The whole configuration of one Asterisk: demonstration, tests and production are made by this function alone.
 * @returns the text of each file by its name in the configuration folder
 */
export const configurationFiles = (settings: PbxSettings): Readonly<Record<string, string>> => ({
  ...coreFiles(settings),
  ...sipFiles(settings),
  ...handOverFiles(settings),
  'queues.conf': file(
    // Members are the bridge's: written by presence, and again after each restart.
    section('general', { persistentmembers: false, shared_lastcall: true, log_membername_as_agent: true }),
    ...settings.queues.map(queue),
  ),
  'extensions.conf': file(
    section('general', { static: true, writeprotect: true, clearglobalvars: true }),
    section('globals', { PROMPTS: settings.prompts, SPOOL: `${settings.instance}/spool`, [LEAVES_ROOMS]: 'yes' }),
    callId(),
    legs(),
    opening(),
    inbound(settings),
    voicemail(),
    survey(),
    outbound(settings),
    supervision(),
  ),
})
