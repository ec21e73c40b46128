import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { getCACertificates } from 'node:tls'
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici'

/** How this workstation reaches the centre; from the policy file. */
export interface NetworkSettings {
  /** URL of the corporate proxy; null: HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment. */
  readonly proxy: string | null
  /** A PEM file of further certificate authorities. */
  readonly authorities: string | null
}

/** The authorities of Node, of the system, and of the policy: a bank's own proxy signs with its own. */
export function authorities(settings: NetworkSettings): string[] {
  const own = settings.authorities === null ? [] : [readFileSync(settings.authorities, 'utf8')]
  return [...getCACertificates('default'), ...getCACertificates('system'), ...own]
}

/** What carries requests to the centre, through the proxy where there is one. */
export function createHttpDispatcher(settings: NetworkSettings): Dispatcher {
  const connect = { ca: authorities(settings) }
  if (settings.proxy !== null) return new ProxyAgent({ uri: settings.proxy, requestTls: connect, proxyTls: connect })
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some(
    (name) => process.env[name] !== undefined,
  )
  return proxied ? new EnvHttpProxyAgent({ connect, requestTls: connect }) : new Agent({ connect })
}

/** What carries the live stream to the centre, through the same proxy; a WebSocket needs an agent of Node's. */
export function createLiveAgent(settings: NetworkSettings, centre: string): HttpAgent {
  const { proxy } = settings
  const proxyEnv = proxy === null ? process.env : { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }
  return new URL(centre).protocol === 'https:'
    ? new HttpsAgent({ proxyEnv, ca: authorities(settings) })
    : new HttpAgent({ proxyEnv })
}
