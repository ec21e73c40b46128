import { CONSOLE_IS } from './configuration/front/settings.ts'

/** A front that does not answer within so many ms is not waited for: a customer is. */
const ANSWERS_WITHIN_MS = 500

/** Whether a console is known to be gone, by its contact's name. */
export type IsGone = (contact: string) => Promise<boolean>

/**
 * Asks the front, which alone hears behind it that a console's WebSocket is gone. Without one Asterisk hears it itself. What
 * cannot be asked is not gone.
 * @param url of the front (PhoneOptions.front)
 */
export const askFront =
  (url: string | null): IsGone =>
  async (contact) => {
    if (url === null) return false
    const asked = { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS), redirect: 'error' } as const
    const answer = await fetch(`${url}/${encodeURIComponent(contact)}`, asked).catch(() => null)
    if (answer?.ok !== true) return false
    return (await answer.text().catch(() => '')).trim() === CONSOLE_IS.gone
  }
