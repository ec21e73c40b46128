import { freePort } from '#tests/support/ports.ts'
import type { Workstation } from '../../e2e/console/world.ts'
import { phoneOf } from '../harness/phone.ts'
import { advisorTelephone, type Sipp } from '../harness/sipp.ts'
import { expect, type PhoneWorld } from './world.ts'

/** How every channel of the PBX stands: `Ring` is who called, `Ringing` who is called. */
export async function channelsOf(world: PhoneWorld): Promise<readonly (string | undefined)[]> {
  const listed = await world.pbx.ami.list('CoreShowChannels')
  return (listed.ok ? listed.value : []).map(({ fields }) => fields.ChannelStateDesc).toSorted()
}
const DIALLING = ['Ring', 'Ringing']

/** Luis calls a number outside, where it rings and nobody answers, or only after `rings` ms. */
export async function dialling(
  advisor: (login: string) => Promise<Workstation>,
  world: PhoneWorld,
  { rings = 120_000, stay = 1_000 }: { readonly rings?: number; readonly stay?: number } = {},
): Promise<{ desk: Workstation; outside: Sipp }> {
  const desk = await advisor('luis')
  const outside = advisorTelephone({
    ...{ pbx: world.pbx.settings.sip.port, port: world.pbx.customerPort, rtp: await freePort() },
    ...{ rings, stay },
  })
  await dials(desk, '3009998877')
  await expect.poll(() => channelsOf(world)).toEqual(DIALLING)
  return { desk, outside }
}

export async function dials({ page }: Workstation, number: string): Promise<void> {
  await phoneOf(page).getByRole('button', { name: 'Llamar', exact: true }).click()
  await page.getByLabel('Marcar un número').last().fill(number)
  await page.keyboard.press('Enter')
}
