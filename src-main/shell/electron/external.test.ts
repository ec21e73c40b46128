import { expect, test } from 'vitest'
import { externalAddress } from './external.ts'
import { mayHave, ORIGIN } from './permissions.ts'

test('the listed sites, mail and telephone leave the console', () => {
  expect(externalAddress('https://www.bancoldex.com/circulares?id=1')).toBe('https://www.bancoldex.com/circulares?id=1')
  expect(externalAddress('mailto:contactenos@bancoldex.com')).toBe('mailto:contactenos@bancoldex.com')
  expect(externalAddress('tel:+573105550142')).toBe('tel:+573105550142')
})

const HOSTILE = [
  'http://www.bancoldex.com/',
  'https://bancoldex.com.evil.example/',
  'https://www.bancoldex.com@evil.example/',
  'https://evil.example/www.bancoldex.com',
  'https://www.bancoldex.com:8443/',
  'https://user:pass@www.bancoldex.com/',
  'https://www.bancoldex.com.',
  'https://wwwxbancoldex.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://localhost/',
  'https://0x7f000001/',
  'file:///etc/passwd',
  'file://server/share/x.exe',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://x/1',
  'about:blank',
  'vbscript:x',
  'smb://server/share',
  'ftp://server/x',
  'ssh://server',
  'ms-msdt:/id',
  'search-ms:query=x',
  'ms-officecmd:x',
  'calculator:',
  'shell:startup',
  'res://ieframe.dll/x',
  'mailto:a@b.co?subject=x&attach=/etc/passwd',
  'mailto:a@b.co%0aBcc:x@y.z',
  'mailto:',
  'mailto:a b@c.d',
  'tel:*#06#',
  'tel:12',
  'tel:1234567;ext=1',
  'tel://evil',
  'app://console/',
  'chrome://settings',
  'chrome-extension://x/',
  'devtools://devtools/',
  'view-source:https://www.bancoldex.com/',
  'ws://www.bancoldex.com/',
  'wss://www.bancoldex.com/',
  'intent://x#Intent;end',
  'C:\\Windows\\x.exe',
  '\\\\server\\share',
  '//www.bancoldex.com/',
  '',
]
test(`none of ${HOSTILE.length} hostile addresses leaves as it came`, () => {
  expect(HOSTILE).toHaveLength(50)
  const opened = HOSTILE.flatMap((address) => externalAddress(address) ?? [])
  // A mail address keeps its recipient alone: what hangs on it is cut off.
  expect(opened.filter((address) => address !== 'mailto:a@b.co')).toEqual([])
})
test('permissions are the console’s alone, and only those of the table', () => {
  expect(mayHave('media', ORIGIN)).toBe(true)
  expect(mayHave('hid', `${ORIGIN}/`)).toBe(true)
  expect(mayHave('clipboard-sanitized-write', ORIGIN)).toBe(true)
  for (const permission of ['geolocation', 'openExternal', 'clipboard-read', 'usb', 'serial', 'fullscreen', 'midi'])
    expect(mayHave(permission, ORIGIN)).toBe(false)
  for (const origin of ['app://other', 'https://console', 'app://console.evil', 'null', ''])
    expect(mayHave('media', origin)).toBe(false)
})
