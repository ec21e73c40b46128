import { expect, test } from 'vitest'
import { consoleClient } from './client.ts'
import type { Request, Response } from './contract.ts'

function open() {
  let hear: (response: Response) => void = () => undefined
  let reopened: () => void = () => undefined
  const posted: Request[] = []
  const client = consoleClient(
    {
      post: (request) => posted.push(request),
      onMessage: (listener) => {
        hear = listener
      },
      onOpen: (listener) => {
        reopened = listener
      },
    },
    () => 'a command',
  )
  return { client, posted, hear: (response: Response) => hear(response), reopen: () => reopened() }
}

test('an answer of the store that comes as JSON is read here, and so is what a watch shows', async () => {
  const { client, hear } = open()
  const asked = client.query('drafts.all', {})
  hear({ call: 1, type: 'answer', json: '[{"id":"a"}]' })
  expect(await asked).toEqual([{ id: 'a' }])
  const shown: unknown[] = []
  client.watch('drafts.all', {}, (answer) => shown.push(answer))
  hear({ call: 2, type: 'next', json: '[]' })
  hear({ call: 2, type: 'next', json: '[{"id":"b"}]' })
  expect(shown).toEqual([[], [{ id: 'b' }]])
})

test('what was under way when the transport was lost is posted again with its number, and what was answered is not', () => {
  const { client, posted, hear, reopen } = open()
  void client.query('drafts.all', {})
  void client.dispatch('note', {})
  hear({ call: 1, type: 'answer', json: '[]' })
  reopen()
  expect(posted.map(({ call }) => call)).toEqual([1, 2, 2])
  expect(posted[2]).toEqual(posted[1])
})
