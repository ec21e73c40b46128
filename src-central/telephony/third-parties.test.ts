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

test('of two who entered a call each leaves by themselves, and both are out of it with its end', () => {
  const both = () => {
    const call = followed()
    call.tell('BridgeEnter', 'call', 'Local/u104@supervision-00000001;1')
    return call
  }
  const { ended, tell } = both()
  tell('BridgeLeave', 'call', SOFIA)
  expect(ended).toEqual([])
  tell('BridgeLeave', 'call', 'PJSIP/u101-2')
  expect(ended).toEqual(['Local/u104@supervision-00000001;1'])
  const other = both()
  other.tell('BridgeLeave', 'call', 'PJSIP/operador-1')
  expect(other.ended).toEqual([SOFIA, 'Local/u104@supervision-00000001;1'])
})

test('after a restart of the bridge who is in a call is known by the list, and out of one that a side has left', () => {
  const ended: string[] = []
  const thirds = thirdParties((channel) => ended.push(channel))
  const listed = (...channels: readonly string[]) =>
    channels.map((Channel) => ({ fields: { Channel, BridgeId: 'call' } }))
  thirds.begin(listed('PJSIP/operador-1', 'PJSIP/u101-2', SOFIA))
  expect(ended).toEqual([])
  thirds.hear({ fields: { Event: 'BridgeLeave', BridgeUniqueid: 'call', Channel: 'PJSIP/u101-2' } })
  expect(ended).toEqual([SOFIA])
  thirds.begin(listed('PJSIP/operador-1', SOFIA))
  expect(ended).toEqual([SOFIA, SOFIA])
})

test('the coordinator’s own half of the call is no third party', () => {
  const ended: string[] = []
  const thirds = thirdParties((channel) => ended.push(channel))
  for (const channel of ['Local/u103@supervision-00000000;2', 'PJSIP/u103-3'])
    thirds.hear({ fields: { Event: 'BridgeEnter', BridgeUniqueid: 'own', Channel: channel } })
  thirds.hear({ fields: { Event: 'BridgeLeave', BridgeUniqueid: 'own', Channel: 'PJSIP/u103-3' } })
  expect(ended).toEqual([])
})
