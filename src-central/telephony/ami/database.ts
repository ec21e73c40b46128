import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { type Ami, isRefused } from './client.ts'

/** What Asterisk's database has under `family`, by the key without it. */
export async function entriesUnder(
  ami: Pick<Ami, 'list'>,
  family: string,
): Promise<Result<ReadonlyMap<string, string>, Rejection>> {
  const listed = await ami.list('DBGetTree', { Family: family })
  // A family with nothing in it is refused as one that is not there.
  if (!listed.ok) return isRefused(listed) ? ok(new Map()) : listed
  const before = `/${family}/`
  return ok(
    new Map(
      listed.value.flatMap(({ fields: { Key = '', Val = '' } }): [string, string][] =>
        Key.startsWith(before) ? [[Key.slice(before.length), Val]] : [],
      ),
    ),
  )
}
