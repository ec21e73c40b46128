import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePassword, signIn as signInAt } from '#central/identity/sign-in.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import type { StoreId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { id, post, type SignedStore, signIn } from './caller.ts'

const RESET = 'la que dio la administradora'
const OWN = 'una que nadie mas sabe'

describe.each(['PGlite', 'PostgreSQL'])('a password that is reset while it is being checked (%s)', (name) => {
  let centre: TestCentre
  let luis: SignedStore
  let reset: () => Promise<unknown>
  beforeAll(async () => {
    centre = await testCentre(name === 'PostgreSQL' ? { database: await newDatabase() } : {})
    luis = await signIn(centre.url, 'luis')
    const admin = await signIn(centre.url, 'admin')
    const given = { userId: luis.userId, login: 'luis', password: RESET }
    reset = () => post(centre.url, '/users/initial-password', given, admin.access)
  })
  afterAll(() => centre.close())

  /** The centre's parts, where something comes between the look at the password and what is done with it. */
  const parts = (between: () => Promise<unknown>) => {
    const client: SqlClient = {
      query: (text, values) => centre.client.query(text, values),
      script: (text) => centre.client.script(text),
      close: () => centre.client.close(),
      async transaction(isolation, work) {
        await between()
        return centre.client.transaction(isolation, work)
      },
    }
    return { client, model, now: () => instantOf(Date.now()), recoveryKey: '' }
  }
  const coming = (password: string) => ({
    login: 'luis',
    password,
    store: id() as StoreId, // a UUIDv7 by construction
    device: 'prueba',
    publicKey: '',
  })
  const wrong = { ok: false, error: { code: 'session.wrongPassword' } }

  test('opens no session and sets no other password', async () => {
    expect(await signInAt(parts(reset), coming(PASSWORD))).toEqual(wrong)
    const open = await centre.client.query('select 1 from session where user_id = $1 and revoked_at is null', [
      luis.userId,
    ])
    expect(open).toEqual([])
    expect(
      await signInAt(
        parts(async () => {}),
        coming(RESET),
      ),
    ).toMatchObject({ ok: true })
    expect(await changePassword(parts(reset), luis.userId, id(), RESET, OWN)).toEqual(wrong)
    expect(
      await signInAt(
        parts(async () => {}),
        coming(RESET),
      ),
    ).toMatchObject({ ok: true })
  })

  // PGlite has one connection: there a reset that is being written keeps every sign-in waiting.
  if (name === 'PGlite') return
  test('waits for a reset that another node is about to write', async () => {
    let commit = () => {}
    const held = new Promise<void>((go) => {
      commit = go
    })
    const other = centre.client.transaction('read committed', async (connection) => {
      await connection.query("update credential set hash = hash || '=' where login = 'luis'")
      await held
    })
    const signed = signInAt(
      parts(async () => void setTimeout(commit, 200)),
      coming(RESET),
    )
    expect(await signed).toEqual(wrong)
    await other
  })
})
