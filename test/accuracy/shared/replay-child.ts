// A replay in a process of its own, so that its peak memory is its own: node --import tsx replay-child.ts CMDB EVENTS OUT. Prints one line of JSON.
import { runReplay } from '../../../correlate/replay/replay.ts'

const [cmdb = '', events = '', out = ''] = process.argv.slice(2)
const startedAt = performance.now()
process.exitCode = await runReplay(['--cmdb', cmdb, '--events', events, '--out', out])
const seconds = (performance.now() - startedAt) / 1000
// maxRSS is in KiB.
console.log(JSON.stringify({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }))
