import Database from 'better-sqlite3'

/** The peer: opens the file with its key, asks for one page of customers, says so. */
const [, , path = '', key = ''] = process.argv
const db = new Database(path)
db.pragma(`cipher='sqlcipher'`)
db.pragma(`key="x'${key}'"`)
db.prepare('select id, version, schema, doc from customer order by name, id limit 50').all()
process.send?.('done')
