// Files that are either wholly there or not at all, also after a power loss: temp file, fsync, rename, fsync of the directory.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces the file with the chunks. When it rejects, the old file is still there untouched.
 * @throws the file system's error (disk full, no permission)
 */
export async function writeDurably(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const directory = dirname(path)
  await mkdir(directory, { recursive: true })
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w')
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncDirectory(directory)
}

/** A file that is written piece by piece and takes the place of another one only when it is whole. */
export interface DurableDraft {
  /** Pieces keep their order. A failure shows at the commit. */
  append(bytes: Uint8Array): void
  /** Overwrites the first bytes, makes all of it durable and renames it. @throws the file system's error; the old file is untouched then */
  commit(path: string, start: Uint8Array): Promise<void>
  /** Gives it up. Never rejects. */
  discard(): Promise<void>
}

/** @param temporary a name that nothing else uses, in the directory of the file to come */
export function draftDurably(temporary: string): DurableDraft {
  const opened = mkdir(dirname(temporary), { recursive: true }).then(() => open(temporary, 'w'))
  let appended: Promise<unknown> = opened
  appended.catch(() => undefined) // told at the commit
  return {
    append(bytes) {
      appended = appended.then(async () => (await opened).appendFile(bytes))
      appended.catch(() => undefined) // told at the commit
    },
    async commit(path, start) {
      const file = await opened
      try {
        await appended
        await file.write(start, 0, start.length, 0)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
      await syncDirectory(dirname(path))
    },
    async discard() {
      await appended.catch(() => undefined)
      await opened.then((file) => file.close()).catch(() => undefined)
      await rm(temporary, { force: true }).catch(() => undefined)
    },
  }
}

/** The rename itself is durable only once the directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
