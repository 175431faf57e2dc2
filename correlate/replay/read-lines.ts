// The lines of a file, plain or gzip (told by its first bytes, not its name), a chunk at a time: a file of any length needs little memory.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

const GZIP_MAGIC = 0x1f8b

/**
 * Yields the non-empty lines in batches: one batch a chunk of the file.
 * @throws the file system's or zlib's error
 */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const bytes = (await isGzip(path)) ? file.pipe(createGunzip({ chunkSize: 1 << 18 })) : file
  // An error of the file does not reach the end of a pipe by itself.
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error))
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines.filter(isFilled)
  }
  rest += decoder.decode()
  if (isFilled(rest)) yield [rest]
}

function isFilled(line: string): boolean {
  return line !== '' && line.trim() !== ''
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.readUInt16BE() === GZIP_MAGIC
  } finally {
    await file.close()
  }
}
