import { openAmi } from '#central/telephony/ami/client.ts'
import type { AmiMessage } from '#central/telephony/ami/messages.ts'
import type { TestPbx } from './pbx.ts'

/** What a PBX tells on its manager interface, from now on. */
export async function listenTo(pbx: TestPbx): Promise<{ readonly told: readonly AmiMessage[]; stop(): void }> {
  const { address: host, port, user, secret } = pbx.settings.manager
  const told: AmiMessage[] = []
  return new Promise((resolve) => {
    const ami = openAmi({
      ...{ host, port, user, secret, dice: Math.random },
      here: () => resolve({ told, stop: () => ami.close() }),
      away: () => undefined,
      failed: () => undefined,
      event: (message) => told.push(message),
    })
  })
}
