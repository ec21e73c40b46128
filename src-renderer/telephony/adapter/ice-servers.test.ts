import { expect, test } from 'vitest'
import { iceServersOf, relaysOf } from './ice-servers.ts'

test('only servers that relay are asked for a relay, by those of their addresses that do', () => {
  const servers = iceServersOf({
    iceServers: [
      { urls: ['stun:a'] },
      { urls: ['stun:b', 'turn:b', 'turns:b?transport=tcp'], username: 'u', credential: 'c' },
    ],
  })
  expect(servers[0]).toEqual({ urls: ['stun:a'] })
  expect(relaysOf(servers)).toEqual([{ urls: ['turn:b', 'turns:b?transport=tcp'], username: 'u', credential: 'c' }])
})
