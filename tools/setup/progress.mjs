/**
 * Progress of one step for whoever waits at a terminal. A step under one second says nothing; a longer one is
 * announced, then its seconds are told: on one line at a terminal, every 10 s where the output is a file.
 * Runs on the machine's own Node (20) without dependencies.
 *
 * @template T
 * @param {string} title what is being done, in Spanish, without a final stop
 * @param {() => Promise<T>} work
 * @param {(text: string) => void} [write] where the lines go
 * @returns {Promise<T>}
 */
export async function step(title, work, write = (text) => void process.stdout.write(text)) {
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1000)
  const atTerminal = process.stdout.isTTY === true
  let announced = false
  const timer = setInterval(() => {
    if (atTerminal) write(`\r· ${title}… ${seconds()} s `)
    else if (!announced || seconds() % 10 === 0) write(`· ${title}… ${seconds()} s\n`)
    announced = true
  }, 1000)
  timer.unref()
  try {
    const value = await work()
    if (announced) write(`${atTerminal ? '\r' : ''}· ${title}: listo en ${seconds()} s\n`)
    return value
  } catch (error) {
    if (announced && atTerminal) write('\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}
