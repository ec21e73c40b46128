import type { Page } from '@playwright/test'

/** What a page notes of itself: from a key to the frame in which its effect is painted, in milliseconds. */
interface Noted {
  /** Resolves with the time of the next effect; `selector` names what must read otherwise, null: the next input. */
  arm(selector: string | null): void
  took: Promise<number>
}
declare global {
  interface Window {
    noted: Noted
  }
}

/** Runs in every page before its own scripts. A frame is painted when a task after its animation callbacks runs. */
export function noteWithin(): void {
  const PATIENCE_MS = 10_000
  let pressed = 0
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
    },
    true,
  )
  const painted = (then: (ms: number) => void) => {
    const began = pressed
    requestAnimationFrame(() => {
      const after = new MessageChannel()
      after.port1.onmessage = () => then(performance.now() - began)
      after.port2.postMessage(null)
    })
  }
  const noted: Noted = {
    took: Promise.resolve(0),
    arm(selector) {
      noted.took = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`nothing was painted for ${selector}`)), PATIENCE_MS)
        if (selector === null) return addEventListener('input', () => painted(resolve), { capture: true, once: true })
        const read = () =>
          [...document.querySelectorAll(selector)]
            .map((one) => `${one.textContent} ${one.getAttribute('aria-keyshortcuts')}`)
            .join('\n')
        const before = read()
        const observer = new MutationObserver(() => {
          if (read() === before) return
          observer.disconnect()
          painted(resolve)
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      })
    },
  }
  window.noted = noted
}

/** As long as a finger is on a key (ms): what asks the page for the time taken comes after the paint, on either side. */
const HELD_MS = 60

/**
 * Milliseconds from a key to the paint of its effect.
 * @param selector what must read otherwise afterwards; null: the field that has the focus took a letter
 */
export async function keyToPaint(page: Page, key: string, selector: string | null): Promise<number> {
  await page.evaluate((wanted) => window.noted.arm(wanted), selector)
  await page.keyboard.press(key, { delay: HELD_MS })
  return page.evaluate(() => window.noted.took)
}
