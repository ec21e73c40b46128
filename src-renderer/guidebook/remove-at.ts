import { keepPlace } from '../shell/focus-soon.ts'

/** Takes a part out of a condition; whoever pressed the button goes on at what stands in its place. */
export function removeAt(pressed: HTMLElement, remove: () => void): void {
  const whole = pressed.closest<HTMLElement>('[data-condition]')
  if (whole !== null) keepPlace(whole, pressed, '[data-removes]')
  remove()
}
