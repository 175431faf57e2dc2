// How the threads of one process share its cores when there are too few of them. Linux counts niceness by thread; elsewhere nothing happens.
import { setPriority } from 'node:os'

/** `urgent`: what it does not read in time is lost. `patient`: what it works on waits safely. */
export type ThreadPriority = 'urgent' | 'normal' | 'patient'

const NICENESS: Readonly<Record<ThreadPriority, number>> = { urgent: -10, normal: 0, patient: 10 }
/** The thread that calls. */
const THIS_THREAD = 0

/**
 * Gives the calling worker thread its share.
 * Being nicer is allowed to everybody; `urgent` needs root or CAP_SYS_NICE, and without it the thread stays as it is.
 */
export function setThreadPriority(priority: ThreadPriority): void {
  // Elsewhere the call would change the whole process.
  if (process.platform !== 'linux' || priority === 'normal') return
  try {
    setPriority(THIS_THREAD, NICENESS[priority])
  } catch {
    // Not permitted: the others are nicer, that has to do.
  }
}
