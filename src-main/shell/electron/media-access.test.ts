import { expect, test } from 'vitest'
import { systemLets } from './media-access.ts'

const asking = (granted: readonly string[]) => {
  const asked: string[] = []
  const ask = async (device: string) => {
    asked.push(device)
    return granted.includes(device)
  }
  return { asked, ask }
}

test('macOS is asked for each device that the page wants, and its no is a no', async () => {
  const both = asking(['microphone', 'camera'])
  expect(await systemLets('darwin', ['audio', 'video'], both.ask)).toBe(true)
  expect(both.asked).toEqual(['microphone', 'camera'])
  const deaf = asking([])
  expect(await systemLets('darwin', ['audio'], deaf.ask)).toBe(false)
  expect(deaf.asked).toEqual(['microphone'])
})

test('no other system is asked', async () => {
  for (const platform of ['win32', 'linux'] as const) {
    const { asked, ask } = asking([])
    expect(await systemLets(platform, ['audio'], ask)).toBe(true)
    expect(asked).toEqual([])
  }
})
