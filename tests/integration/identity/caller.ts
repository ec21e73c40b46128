import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { type LastDelivery, signedText } from '#shared/sync/last-delivery.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { PASSWORD } from '../../support/centre.ts'

export const id = () => uuidv7(Date.now(), randomBytes(10))

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: what the centre says, held against what is expected
  readonly body: any
}

/** Asks a centre over HTTP, as anybody on the network can. */
export async function post(url: string, path: string, body: unknown, access?: string): Promise<Answered> {
  const response = await fetch(`${url}/v1${path}`, {
    method: 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(access === undefined ? {} : { authorization: `Bearer ${access}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** A store that has signed in, with the key that it registered. */
export interface SignedStore {
  readonly store: StoreId
  readonly userId: string
  readonly access: string
  readonly refresh: string
  signs(kind: LastDelivery['kind'], body: unknown): unknown
}

export async function signIn(url: string, login: string, password = PASSWORD, store = id() as StoreId) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const registered = publicKey.export({ format: 'jwk' }).x
  const answer = await post(url, '/session', { login, password, store, device: 'prueba', publicKey: registered })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer))
  return {
    store,
    userId: answer.body.person.id,
    access: answer.body.tokens.access,
    refresh: answer.body.tokens.refresh,
    signs(kind, body) {
      const said = { store, kind, body: JSON.stringify(body) }
      return { ...said, signature: sign(null, Buffer.from(signedText(said)), privateKey).toString('base64url') }
    },
  } satisfies SignedStore
}

export const pushOf = (store: StoreId, commands: unknown[]): PushRequest => ({
  protocol: PROTOCOL,
  app: '0.1.0',
  store,
  heard: null,
  commands,
})

export const command = <P>(name: string, payload: P, actor: string) => ({
  id: id(),
  name,
  actor,
  at: new Date().toISOString(),
  payload,
  madeWith: { app: '0.1.0', catalogue: 1 },
})

export const creation = (actor: string) =>
  command(
    'customer.create',
    {
      customerId: id(),
      type: 'company',
      name: 'Textiles',
      identifiers: [],
      phones: [],
      emails: [],
      city: '',
      notes: '',
    },
    actor,
  )
