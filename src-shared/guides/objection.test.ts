import { expect, test } from 'vitest'
import { likelyDisposition } from './likely-disposition.ts'
import { objectionSaid, reasonSaid } from './objection.ts'
import { everyPath } from './paths.ts'
import { FOLLOW_UP_GUIDE, shippedLibrary } from './shipped.ts'

test('whoever objects has said why before it is registered, and only then a reason is known', () => {
  const library = shippedLibrary()
  let objected = 0
  for (const { run } of everyPath(library, FOLLOW_UP_GUIDE)) {
    const disposition = likelyDisposition(library, run)
    const said = reasonSaid(run, disposition)
    if (disposition === 'outbound.followUpObjected') {
      objected++
      expect(said).toBe(objectionSaid(run))
      expect(said).not.toBeNull()
    } else expect(said).toBeNull()
  }
  expect(objected).toBeGreaterThan(0)
})
