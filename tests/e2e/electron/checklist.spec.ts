import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '#tests/support/electron/product.ts'
import { expect, test } from './world.ts'

/*
 * Electron's own security checklist (electronjs.org/docs/latest/tutorial/security), one test a point, over the product as
 * built. What only a package has (fuses) is asserted on it in tests/integration/package.
 */
const root = join(import.meta.dirname, '..', '..', '..')
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))

interface Preferences {
  readonly [name: string]: unknown
}
const preferencesOf = (told: readonly { what: string; facts: unknown }[]): Preferences => {
  const window = told.find(({ what }) => what === 'window')
  if (window === undefined) throw new Error('no window was opened')
  return (window.facts as { webPreferences: Preferences }).webPreferences // the options of BrowserWindow
}

test('1 only secure content is loaded: everything else that the page asks for is refused', async ({ desktop }) => {
  const { page } = await desktop()
  const outcome = await page.evaluate(async () => {
    const asked = ['http://127.0.0.1:9/', 'https://evil.example/x.js', 'file:///etc/passwd']
    const answers: string[] = []
    for (const address of asked)
      answers.push(
        await fetch(address).then(
          () => 'loaded',
          () => 'refused',
        ),
      )
    return answers
  })
  expect(outcome).toEqual(['refused', 'refused', 'refused'])
})

test('2 the page has no Node', async ({ desktop }) => {
  const { page, product } = await desktop()
  expect(preferencesOf(product.told).nodeIntegration).toBe(false)
  expect(preferencesOf(product.told)).not.toHaveProperty('nodeIntegrationInWorker')
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
  ).toEqual([])
})

test('3 the preload has a world of its own', async ({ desktop }) => {
  const { page, product } = await desktop()
  expect(preferencesOf(product.told).contextIsolation).toBe(true)
  // What the page changes of its world is not what the preload runs with.
  expect(await page.evaluate(() => 'doubleIpc' in window || 'contextBridge' in window)).toBe(false)
})

test('4 every process is sandboxed', async ({ desktop }) => {
  const { product } = await desktop()
  expect(product.told.map(({ what }) => what)).toContain('enableSandbox')
  expect(product.told.findIndex(({ what }) => what === 'enableSandbox')).toBeLessThan(
    product.told.findIndex(({ what }) => what === 'window'),
  )
  expect(preferencesOf(product.told).sandbox).toBe(true)
})

test('5 permissions are asked of one table, for the console alone, in requests and in checks', async ({ desktop }) => {
  const { page, product } = await desktop()
  const answers = async (permission: string, origin: string) => [
    await product.ask('request', { permission, url: `${origin}/` }),
    await product.ask('check', { permission, origin }),
  ]
  for (const permission of ['media', 'hid', 'notifications']) {
    expect(await answers(permission, 'app://console')).toEqual([true, true])
    expect(await answers(permission, 'https://evil.example')).toEqual([false, false])
  }
  for (const permission of ['geolocation', 'usb', 'serial', 'clipboard-read', 'openExternal', 'midi'])
    expect(await answers(permission, 'app://console')).toEqual([false, false])
  expect(await product.ask('device', { permission: 'hid', origin: 'app://console' })).toBe(true)
  expect(await product.ask('device', { permission: 'usb', origin: 'app://console' })).toBe(false)
  const granted = await page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state // names Chromium knows
    return [await state('microphone'), await state('geolocation')]
  })
  expect(granted).toEqual(['granted', 'denied'])
})

test('6 web security stays on', async ({ desktop }) => {
  const { product } = await desktop()
  expect(preferencesOf(product.told).webSecurity).toBe(true)
})

test('7 the page has a strict content security policy', async ({ desktop }) => {
  const { page } = await desktop()
  const answer = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(answer).toContain("default-src 'none'")
  expect(answer).toContain("script-src 'self'")
  expect(answer).not.toMatch(/script-src[^;]*unsafe/)
  // Later, by a timer: what DevTools evaluates itself is let past the policy.
  const ran = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          const script = document.createElement('script')
          script.textContent = 'window.inlineRan = true'
          document.body.append(script)
          let evaluated = true
          try {
            new Function('return 1')()
          } catch {
            evaluated = false
          }
          resolve({ inline: 'inlineRan' in window, evaluated })
        }, 0),
      ),
  )
  expect(ran).toEqual({ inline: false, evaluated: false })
})

test('7 of the world outside the page reaches the policy’s PBX alone', async ({ desktop }) => {
  const folder = mkdtempSync(join(tmpdir(), 'double-policy-'))
  writeFileSync(join(folder, 'policy.json'), JSON.stringify({ pbx: 'wss://central.banco.example/ws' }))
  const { page } = await desktop({ args: ['--policy', join(folder, 'policy.json')] })
  const answer = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(answer?.match(/connect-src [^;]*/)?.[0]).toBe("connect-src 'self' wss://central.banco.example")
  rmSync(folder, { recursive: true })
})

test('8, 9, 10 no insecure content, experimental features or Blink features are turned on', async ({ desktop }) => {
  const { product } = await desktop()
  for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures'])
    expect(preferencesOf(product.told)).not.toHaveProperty(name)
  const switches = product.told.filter(({ what }) => what === 'switch').map(({ facts }) => facts)
  expect(switches).toEqual([{ name: 'lang', value: 'es-CO' }])
})

test('11, 12 there are no webviews, and one that comes all the same is refused', async ({ desktop }) => {
  const { product } = await desktop()
  expect(preferencesOf(product.told).webviewTag).toBe(false)
  expect(await product.ask('contentsEvent', { event: 'will-attach-webview' })).toBe(true)
})

test('13 the page goes nowhere', async ({ desktop }) => {
  const { page, product } = await desktop()
  await page.evaluate(() => window.location.assign('https://evil.example/'))
  await page.waitForTimeout(300) // a navigation that is not prevented has begun by then
  expect(page.url()).toContain('https://console/')
  expect(await product.ask('contentsEvent', { event: 'will-redirect', url: 'https://evil.example/' })).toBe(true)
  expect(product.told.filter(({ what }) => what === 'openExternal')).toEqual([])
})

test('14 no window is opened', async ({ desktop }) => {
  const { page, product } = await desktop()
  const before = page.context().pages().length
  await page.evaluate(() => void window.open('https://evil.example/', '_blank'))
  expect(await product.until('windowOpen')).toEqual({ url: 'https://evil.example/', action: 'deny' })
  await expect.poll(() => page.context().pages().length).toBe(before)
})

test('15 only listed addresses leave for the system’s programs', async ({ desktop }) => {
  const { page, product } = await desktop()
  // One gesture each: a page may open one window a gesture.
  await page.evaluate(() => void window.open('https://evil.example/'))
  await page.evaluate(() => void window.open('https://www.bancoldex.com/circulares'))
  expect(await product.until('openExternal')).toBe('https://www.bancoldex.com/circulares')
  expect(product.told.filter(({ what }) => what === 'openExternal')).toHaveLength(1)
})

test('16 the version of Electron is named exactly, and is the one that its types and the packages are of', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  } // npm's own file
  const installed = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(installed).toBe(devDependencies.electron)
})

test('17 only our page gets a port, and the main process listens to no channel that another could speak on', async ({
  desktop,
}) => {
  const { product } = await desktop()
  const ports = () => product.told.filter(({ what }) => what === 'port').length
  expect(ports()).toBe(1)
  for (const url of ['https://evil.example/', 'app://console.evil/', 'app://other/', 'about:blank'])
    await product.ask('elsewhere', { url })
  expect(ports()).toBe(1)
  for (const source of sources('src-main')) expect(source).not.toMatch(/\bipcMain\b/)
})

test('18 pages come by a scheme of our own, and no path leads out of their folder', async ({ desktop }) => {
  const { page, product } = await desktop()
  expect(product.told.find(({ what }) => what === 'schemes')?.facts).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  const statuses = await page.evaluate(async () => {
    const paths = ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..\\..\\package.json', '/assets']
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(statuses).toEqual([404, 404, 404, 404])
  for (const source of sources('src-main/shell')) expect(source).not.toMatch(/loadFile\(|['"`]file:\/\//)
})

test('20 the page sees one fact of the shell and no part of Electron', async ({ desktop }) => {
  const { page } = await desktop()
  const seen = await page.evaluate(() => {
    const given = (window as { multicontacto?: unknown }).multicontacto // the preload puts it there
    return { given: JSON.stringify(given), frozen: Object.isFrozen(given) }
  })
  expect(seen).toEqual({ given: '{"shell":"electron"}', frozen: true })
})

test('a second start brings the first window forward, and opens none', async ({
  desktop,
  central,
  chromiumOfDouble,
}) => {
  const first = await desktop()
  await first.product.ask('appEvent', { event: 'second-instance' })
  expect(first.product.told.map(({ what }) => what)).toEqual(expect.arrayContaining(['restore', 'focus']))
  const second = startProduct({
    browser: chromiumOfDouble.address,
    data: mkdtempSync(join(tmpdir(), 'double-second-')),
    centre: central.url,
    environment: { DOUBLE_SECOND: '1' },
  })
  expect(await second.ended()).toBe(0)
  expect(second.told.map(({ what }) => what)).not.toContain('window')
})
