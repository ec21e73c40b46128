import { plantedBugs } from '../../simulation/planted/bugs.ts'
import { plant } from '../../simulation/planted/planting.ts'

/** The writer with a bug in its source: a page's cursors are written before its rows. */
const bug = plantedBugs.find(({ name }) => name.startsWith('cursor before rows'))
if (bug === undefined) throw new Error('the bug is no longer among those that are planted')
plant(bug)
await import('./writer.ts')
