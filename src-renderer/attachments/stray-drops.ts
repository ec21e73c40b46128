/** A file that misses its place must not take the page away: a browser would open it instead of the console. */
export function refuseStrayDrops(page: Window): void {
  for (const type of ['dragover', 'drop'] as const) page.addEventListener(type, (event) => event.preventDefault())
}
