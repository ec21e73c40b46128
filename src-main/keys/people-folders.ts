import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'
import { KeyBundle } from './key-bundle.ts'

/** † Ours. */
export const NO_KEY_DAYS = 30
const DAY_MS = 24 * 60 * 60_000
/** The stamp is an instant without its marks: 20261124T150405123Z. */
const NO_KEY = /\.sin-llave-(\d{4})(\d{2})(\d{2})T\d{9}Z$/

/** The folders of those who have signed in at this workstation: lock, store, backups and the count of what is undelivered. */
export interface PeopleFolders {
  known(): readonly KeyBundle[]
  byLogin(login: string): KeyBundle | null
  write(bundle: KeyBundle): void
  folder(userId: string): string
  hasStore(userId: string): boolean
  /**
   * What would be lost with the store (undelivered, refused, held, being written), readable also when the key is lost:
   * whoever loses it is told how much. Null: not known.
   */
  atStake(userId: string): number | null
  writeAtStake(userId: string, count: number): void
  /** A store nobody can open any more is set aside. @returns the name it has now */
  setAside(userId: string, stamp: string): string
  /**
   * Deletes what was set aside so long ago and held nothing that was not at the centre. What held anything, or where that is
   * not known, stays: its key may be found again.
   * @param now milliseconds since 1970
   */
  forgetSetAside(now: number): void
}

export function peopleFolders(data: string): PeopleFolders {
  const people = join(data, 'people')
  mkdirSync(people, { recursive: true, mode: 0o700 })
  const folder = (userId: string) => join(people, userId)
  const bundlePath = (userId: string) => join(folder(userId), 'bundle.json')

  function read(userId: string): KeyBundle | null {
    if (!existsSync(bundlePath(userId))) return null
    try {
      const parsed = KeyBundle.safeParse(JSON.parse(readFileSync(bundlePath(userId), 'utf8')))
      return parsed.success ? parsed.data : null
    } catch (failure) {
      // Not JSON: the lock is damaged, which is the same as not having it; the store beside it stays.
      if (failure instanceof SyntaxError) return null
      throw failure
    }
  }
  function atStakeIn(of: string): number | null {
    const path = join(of, 'undelivered')
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    return text === '' ? null : Number(text)
  }
  // A folder that was set aside has another name, and its lock opens nothing any more.
  const known = () =>
    readdirSync(people).flatMap((name) => {
      const bundle = read(name)
      return bundle === null || bundle.person.id !== name ? [] : [bundle]
    })
  return {
    known,
    byLogin: (login) => known().find((bundle) => bundle.person.login === login.trim().toLowerCase()) ?? null,
    write(bundle) {
      mkdirSync(folder(bundle.person.id), { recursive: true, mode: 0o700 })
      writeDurably(bundlePath(bundle.person.id), JSON.stringify(bundle))
    },
    folder,
    hasStore: (userId) => existsSync(join(folder(userId), 'store.db')),
    atStake: (userId) => atStakeIn(folder(userId)),
    writeAtStake: (userId, count) => writeDurably(join(folder(userId), 'undelivered'), String(count)),
    setAside(userId, stamp) {
      const name = `${userId}.sin-llave-${stamp}`
      if (existsSync(folder(userId))) renameSync(folder(userId), join(people, name))
      return name
    },
    forgetSetAside(now) {
      for (const name of readdirSync(people)) {
        const [, year, month, day] = NO_KEY.exec(name) ?? []
        if (day === undefined) continue
        const since = Date.parse(`${year}-${month}-${day}T00:00:00.000Z`)
        // A day more, for the hours that are not looked at.
        if (!(since + (NO_KEY_DAYS + 1) * DAY_MS < now) || atStakeIn(join(people, name)) !== 0) continue
        rmSync(join(people, name), { recursive: true, force: true })
      }
    },
  }
}
