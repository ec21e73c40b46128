import { describe, expect, test } from 'vitest'
import { messageReader, variablesOf, writeAction } from './messages.ts'

describe('the manager interface, as bytes come', () => {
  test('a message is told when its empty line has come, in whatever pieces', () => {
    const text =
      'Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\n\r\nEvent: Hangup\r\nCause: 16\r\n\r\n'
    const read = messageReader()
    const found = [...text].flatMap((letter) => [...read(letter)])
    expect(found.map(({ fields }) => fields)).toEqual([
      { Response: 'Success', ActionID: '1' },
      { Event: 'Hangup', Cause: '16' },
    ])
  })

  test('a key that comes again keeps every value, and channel variables are read by name', () => {
    const [message] = messageReader()(
      'Event: Newstate\r\nChanVariable: CALL_ID=a=b\r\nChanVariable: CALL_QUEUE=\r\nOutput: one: 1\r\nOutput: two\r\n\r\n',
    )
    expect(message === undefined ? {} : variablesOf(message)).toEqual({ CALL_ID: 'a=b', CALL_QUEUE: '' })
    expect(message?.all('Output')).toEqual(['one: 1', 'two'])
  })

  test('what an event of our own says behind Asterisk’s own words does not take their place', () => {
    const told = ['Uniqueid: pbx-1.1', 'ChanVariable: CALL_ID=a', 'UserEvent: CallEntered', 'Queue: servicio']
    const written = ['Uniqueid: boo', 'ChanVariable: CALL_ID=b', 'UserEvent: Survey']
    const [message] = messageReader()(`${['Event: UserEvent', ...told, ...written].join('\r\n')}\r\n\r\n`)
    expect(message?.fields).toMatchObject({ Uniqueid: 'pbx-1.1', UserEvent: 'CallEntered' })
    expect(message === undefined ? {} : variablesOf(message)).toEqual({ CALL_ID: 'a' })
  })

  test('a value with a line break is refused: it would be another action', () => {
    expect(() => writeAction('QueuePause', '1', { Reason: 'x\r\nAction: Command' })).toThrow()
    expect(writeAction('QueuePause', '1', { Queue: 'soporte', Variable: ['a=1', 'b=2'] })).toBe(
      'Action: QueuePause\r\nActionID: 1\r\nQueue: soporte\r\nVariable: a=1\r\nVariable: b=2\r\n\r\n',
    )
  })
})
