// Adds up numbers, for fed-thread.test.ts; other pieces are its ways to fail.
import { hostFedWork } from './fed-thread-host.ts'

let sum = 0

hostFedWork({
  take(piece) {
    if (piece === 'throw') throw new Error('no number')
    if (piece === 'exit') process.exit(1)
    for (; piece === 'hang';);
    sum += Number(piece)
  },
  end: () => sum,
})
