import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may use the console of this workstation: whoever opens the one-time address. Its token is exchanged for an
 * HttpOnly cookie and dies with its first use. Host and Origin are checked against DNS rebinding and other pages.
 */
export interface Guard {
  /** The address to open; a new one each time. */
  address(): string
  /** Exchanges the token of an address; null when it is not one of ours, or was used. */
  admit(url: URL): string | null
  mayRequest(request: IncomingMessage): boolean
  /** A page of ours, too: for what browsers send without asking, like a WebSocket. */
  mayConnect(request: IncomingMessage): boolean
}

export function guard(origin: string): Guard {
  const tokens = new Set<string>()
  const admitted = new Set<string>()
  const { host, port } = new URL(origin)
  // Cookies know no ports: two consoles in one browser would write over each other's.
  const cookieName = `multicontacto-${port}`

  const cookieOf = (request: IncomingMessage): string =>
    (request.headers.cookie ?? '')
      .split(/;\s*/)
      .find((one) => one.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1) ?? ''
  const isAdmitted = (request: IncomingMessage): boolean => [...admitted].some((one) => equal(one, cookieOf(request)))
  const ownHost = (request: IncomingMessage): boolean => request.headers.host === host

  return {
    address() {
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return `${origin}/?token=${token}`
    },
    admit(url) {
      const token = url.searchParams.get('token')
      if (token === null || !tokens.delete(token)) return null
      const cookie = randomBytes(24).toString('base64url')
      admitted.add(cookie)
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`
    },
    mayRequest: (request) => ownHost(request) && isAdmitted(request),
    mayConnect: (request) => ownHost(request) && request.headers.origin === origin && isAdmitted(request),
  }
}

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
