import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import pg from 'pg'
import { Agent, request } from 'undici'
import { WebSocket, WebSocketServer } from 'ws'
import { openStoreFile } from '#main/store/file/open-file.ts'

const DOCUMENT = JSON.stringify({ text: 'x'.repeat(600) })

function store(folder: string, name: string): { db: Database; write: (id: number) => void } {
  const opened = openStoreFile(join(folder, name), new Uint8Array(32))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  db.exec('create table doc (id integer primary key, doc text not null)')
  const insert = db.prepare('insert into doc (id, doc) values (?, ?)')
  return { db, write: (id) => void insert.run(id, DOCUMENT) }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}` // listens on TCP
}

/**
 * The least that the way from a save to its sight elsewhere can cost with what was promised: a transaction on the disk
 * here, a request, a commit on PostgreSQL's disk, a message on a WebSocket, a request, a transaction on the disk there.
 * Nothing is decided, checked or kept besides.
 */
export async function sightFloor(database: string): Promise<{ chain(): Promise<void>; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-floor-'))
  const [here, there] = [store(folder, 'here.db'), store(folder, 'there.db')]
  const client = new pg.Client(database)
  await client.connect()
  await client.query('create table floor (id bigint primary key, doc jsonb not null)')
  const server = createServer(async (asked, answer) => {
    const id = Number(asked.url?.slice(1))
    if (asked.method === 'POST') {
      const chunks: Buffer[] = []
      for await (const chunk of asked) chunks.push(chunk)
      const text = Buffer.concat(chunks).toString()
      await client.query({ name: 'put', text: 'insert into floor values ($1, $2::jsonb)', values: [id, text] })
      for (const socket of sockets.clients) socket.send(`${id}`)
      return answer.end()
    }
    const found = await client.query({ name: 'get', text: 'select doc from floor where id = $1', values: [id] })
    answer.end(JSON.stringify(found.rows[0]))
  })
  const sockets = new WebSocketServer({ server })
  const address = await listening(server)
  const agent = new Agent()
  const news = new WebSocket(`ws://${address}`)
  await once(news, 'open')
  let at = 0
  return {
    async chain() {
      const id = ++at
      here.write(id)
      const told = once(news, 'message')
      const sent = request(`http://${address}/${id}`, { method: 'POST', body: DOCUMENT, dispatcher: agent })
      await told
      const answer = await request(`http://${address}/${id}`, { dispatcher: agent })
      await answer.body.text()
      there.write(id)
      await (await sent).body.dump()
    },
    async stop() {
      news.terminate()
      sockets.close()
      server.close()
      server.closeAllConnections()
      await agent.close()
      await client.end()
      for (const { db } of [here, there]) db.close()
      rmSync(folder, { recursive: true })
    },
  }
}
