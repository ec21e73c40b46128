import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

/**
 * Draws the product's icons from the page's own SVG: `node tools/icons.ts`. The results are in resources/, so that a
 * package needs no browser.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const svg = readFileSync(join(root, 'src-renderer/theme/icon.svg'), 'utf8')

/** Sizes in pixels inside an .ico, and the four-letter types of an .icns (Apple's Icon Services). */
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
const ICNS_TYPES = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
] as const

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
async function png(size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  await page.setContent(
    `<style>*{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="${data}">`,
  )
  return page.screenshot({ omitBackground: true })
}

/** An .ico whose images are PNGs (Windows Vista and later): directory of 16 bytes an image, then the images. */
function ico(images: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let at = head.length
  images.forEach(({ size, png: image }, index) => {
    const entry = 6 + 16 * index
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(image.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += image.length
  })
  return Buffer.concat([head, ...images.map(({ png: image }) => image)])
}

/** An .icns: its whole length, then each image with its type and length. */
function icns(images: readonly { type: string; png: Buffer }[]): Buffer {
  const parts = images.map(({ type, png: image }) => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'ascii')
    head.writeUInt32BE(image.length + 8, 4)
    return Buffer.concat([head, image])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'ascii')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}

const sized = async (sizes: readonly number[]) => {
  const images: { size: number; png: Buffer }[] = []
  for (const size of sizes) images.push({ size, png: await png(size) })
  return images
}
const write = (name: string, bytes: Buffer) => writeFileSync(join(root, 'resources', name), bytes)

write('icon.png', await png(1024))
write('icon.ico', ico(await sized(ICO_SIZES)))
const apple: { type: string; png: Buffer }[] = []
for (const [type, size] of ICNS_TYPES) apple.push({ type, png: await png(size) })
write('icon.icns', icns(apple))
await browser.close()
