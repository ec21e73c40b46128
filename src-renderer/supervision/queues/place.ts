/** The queues' place within the board's, and after it the code of the one whose form is open. */
const QUEUES = 'queues'

export const placeOfQueue = (code: string | null): string => (code === null ? QUEUES : `${QUEUES}/${code}`)

/** The code of the queue whose form is open, null: the list of them; undefined: it is another place of the board. */
export function queueOfPlace(id: string): string | null | undefined {
  const [place, ...code] = id.split('/')
  if (place !== QUEUES) return undefined
  return code.length === 0 ? null : code.join('/')
}
