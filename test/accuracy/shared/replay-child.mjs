// A replay in a process of its own, so that its peak memory is its own, and compiled, as customers run it: node replay-child.mjs CMDB EVENTS OUT.
// Prints one line of JSON.
const { runReplay } = await import(new URL('../../../dist/correlate/replay/replay.js', import.meta.url).href)

const [cmdb = '', events = '', out = ''] = process.argv.slice(2)
const startedAt = performance.now()
process.exitCode = await runReplay(['--cmdb', cmdb, '--events', events, '--out', out])
const seconds = (performance.now() - startedAt) / 1000
// maxRSS is in KiB.
console.log(JSON.stringify({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024 }))
