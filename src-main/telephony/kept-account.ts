import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { PhoneAccount } from '#shared/telephony/account.ts'

/** Where the account is kept: the person's encrypted store. */
export interface AccountKeeper {
  keptAccount(): Promise<string | null>
  keepAccount(account: string): Promise<void>
}

/**
 * The phone's account: the centre's, kept for the day on which it is away. A page that is loaded again in a call does not
 * wait for the centre: what is kept serves at once, as long as it works. One for another PBX than this workstation's policy
 * allows is refused: a secret is given to no other.
 */
export async function phoneAccount(
  keeper: AccountKeeper,
  ask: () => Promise<Result<unknown, Rejection>>,
  renew: boolean,
  now: number,
  mayRegisterAt: (address: string) => boolean,
): Promise<Result<PhoneAccount, Rejection>> {
  const last = worksStill(await keeper.keptAccount(), now)
  const kept = last !== null && mayRegisterAt(last.wsUrl) ? last : null
  if (!renew && kept !== null) return ok(kept)
  const asked = await ask()
  if (asked.ok) {
    const account = PhoneAccount.parse(asked.value)
    if (!mayRegisterAt(account.wsUrl)) return reject('phone.otherPbx', { address: new URL(account.wsUrl).origin })
    await keeper.keepAccount(JSON.stringify(account))
    return ok(account)
  }
  return kept !== null && asked.error.code === 'centre.unreachable' ? ok(kept) : asked
}

function worksStill(kept: string | null, now: number): PhoneAccount | null {
  if (kept === null) return null
  // Written by another version it may not fit: then the centre's is needed.
  const account = PhoneAccount.safeParse(JSON.parse(kept))
  return account.success && Date.parse(account.data.worksUntil) > now ? account.data : null
}
