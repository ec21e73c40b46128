import { expect, test } from 'vitest'
import { thirdParties } from './third-parties.ts'

const SOFIA = 'Local/u103@supervision-00000000;1'

function followed() {
  const ended: string[] = []
  const thirds = thirdParties((channel) => ended.push(channel))
  const tell = (Event: string, BridgeUniqueid: string, Channel: string) =>
    thirds.hear({ fields: { Event, BridgeUniqueid, Channel } })
  for (const channel of ['PJSIP/operador-1', 'PJSIP/u101-2', SOFIA]) tell('BridgeEnter', 'call', channel)
  return { ended, tell }
}

test('who entered a call is out of it when either side leaves it', () => {
  for (const side of ['PJSIP/operador-1', 'PJSIP/u101-2']) {
    const { ended, tell } = followed()
    tell('BridgeLeave', 'call', side)
    expect(ended).toEqual([SOFIA])
    tell('BridgeLeave', 'call', SOFIA)
    expect(ended).toEqual([SOFIA])
  }
})

test('who left a call by themselves is not ended again, and what ends elsewhere is not theirs', () => {
  const { ended, tell } = followed()
  tell('BridgeLeave', 'another call', 'PJSIP/u105-9')
  tell('BridgeLeave', 'call', SOFIA)
  tell('BridgeLeave', 'call', 'PJSIP/u101-2')
  expect(ended).toEqual([])
})

test('the coordinator’s own half of the call is no third party', () => {
  const ended: string[] = []
  const thirds = thirdParties((channel) => ended.push(channel))
  for (const channel of ['Local/u103@supervision-00000000;2', 'PJSIP/u103-3'])
    thirds.hear({ fields: { Event: 'BridgeEnter', BridgeUniqueid: 'own', Channel: channel } })
  thirds.hear({ fields: { Event: 'BridgeLeave', BridgeUniqueid: 'own', Channel: 'PJSIP/u103-3' } })
  expect(ended).toEqual([])
})
