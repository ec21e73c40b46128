import { usePhone } from './phone-state.ts'

/** What a queue is called; its id where the account does not name it. */
export const useQueueName = (queue: string | null): string | null =>
  usePhone(({ account }) =>
    queue === null
      ? null
      : account.state === 'here'
        ? (account.account.queues.find(({ id }) => id === queue)?.name ?? queue)
        : queue,
  )
