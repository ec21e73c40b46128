import { expect, test } from 'vitest'
import { signedBy } from './authenticode.ts'

const PUBLISHER = 'CN=Multicontacto S.A.S., O=Multicontacto S.A.S., C=CO'
const file = 'C:\\Users\\luis\\AppData\\Local\\multicontacto-updater\\pending\\temp-Multicontacto.exe'
const said = (change: object = {}) =>
  JSON.stringify({ Status: 0, Path: file, SignerCertificate: { Subject: PUBLISHER }, StatusMessage: '', ...change })
const judged = (answer: string) => signedBy(async () => answer)([PUBLISHER], file)

test('the publisher’s valid signature lets a file pass', async () => {
  expect(await judged(said())).toBeNull()
})

test.each([
  ['not signed', said({ Status: 2, SignerCertificate: null })],
  ['changed after it was signed', said({ Status: 3 })],
  ['somebody else’s', said({ SignerCertificate: { Subject: 'CN=Multicontacto S.A.S., O=Otra, C=CO' } })],
  ['of a name within another', said({ SignerCertificate: { Subject: `CN=Otra, O="${PUBLISHER}"` } })],
  ['of another file', said({ Path: 'C:\\Windows\\explorer.exe' })],
  ['no answer at all', ''],
])('one that is %s does not', async (_, answer) => {
  expect(await judged(answer)).not.toBeNull()
})

test('where PowerShell does not run nothing passes', async () => {
  const forbidden = () => Promise.reject(new Error('powershell.exe is forbidden here'))
  expect(await signedBy(forbidden)([PUBLISHER], file)).toMatch(/no valid signature.*forbidden/)
})
