import type { Web } from 'sip.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { goOnWhenQuiet, goOnWhenRelayed } from './gathering.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function gathering(goOn = goOnWhenQuiet) {
  const handler = { iceGatheringComplete: vi.fn(), peerConnectionDelegate: undefined }
  goOn(handler as unknown as Web.SessionDescriptionHandler) // what is used of it
  const { onicecandidate } = handler.peerConnectionDelegate as unknown as {
    onicecandidate(event: { candidate: object | null }): void
  } // set by what is tested
  return { found: (candidate: object | null) => onicecandidate({ candidate }), wentOn: handler.iceGatheringComplete }
}

test('an address that comes soon after another is waited for, and then the call goes on', () => {
  const { found, wentOn } = gathering()
  found({})
  vi.advanceTimersByTime(15)
  found({})
  vi.advanceTimersByTime(15)
  expect(wentOn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5)
  expect(wentOn).toHaveBeenCalledOnce()
})

test('without any address nothing is sent before its time', () => {
  const { found, wentOn } = gathering()
  found(null)
  vi.advanceTimersByTime(1_000)
  expect(wentOn).not.toHaveBeenCalled()
})

test('where a relay is named the call waits for it, whatever other addresses are found', () => {
  const { found, wentOn } = gathering(goOnWhenRelayed)
  for (const type of ['host', 'srflx']) found({ type })
  vi.advanceTimersByTime(2_000)
  expect(wentOn).not.toHaveBeenCalled()
  found({ type: 'relay' })
  vi.advanceTimersByTime(50)
  // The picture's.
  found({ type: 'relay' })
  vi.advanceTimersByTime(99)
  expect(wentOn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(wentOn).toHaveBeenCalledOnce()
})
