/** Sites that the console may open in the system's browser, besides mail and telephone programs. */
const SITES: readonly string[] = ['www.bancoldex.com', 'www.superfinanciera.gov.co', 'www.sic.gov.co']

/** An address that may leave the console, normalised; null for every other (reliability, trap 14). */
export function externalAddress(address: string): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    // What is no address is not opened.
    return null
  }
  if (url.username !== '' || url.password !== '') return null
  if (url.protocol === 'https:') return SITES.includes(url.hostname) && url.port === '' ? url.href : null
  if (url.protocol === 'mailto:') return /^[\w.+-]+@[\w.-]+$/.test(url.pathname) ? `mailto:${url.pathname}` : null
  if (url.protocol === 'tel:') return /^\+?\d{7,15}$/.test(url.pathname) ? url.href : null
  return null
}
