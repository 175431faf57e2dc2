// Bytes of a file -> text. UTF-8 unless a byte order mark or the user says otherwise; bytes that are no such text are a fault, not guessed at.

export type DecodedText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/** @param encoding a label of the WHATWG encodings (gb18030, windows-1252, shift_jis ...); null: by the byte order mark, else UTF-8 */
export function decodeText(bytes: Uint8Array, encoding: string | null): DecodedText {
  const label = encoding ?? markedEncoding(bytes)
  const decode = decoderOf(label)
  if (decode === null)
    return { ok: false, message: `the encoding ${label} is not known; try gb18030, windows-1252, shift_jis ...` }
  try {
    return { ok: true, text: decode(bytes) }
  } catch {
    const advice = encoding === null ? ': save it as UTF-8, or name its encoding (gb18030, windows-1252 ...)' : ''
    return { ok: false, message: `is not ${label} text${advice}` }
  }
}

/** null: there is no such encoding. */
function decoderOf(label: string): ((bytes: Uint8Array) => string) | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return (bytes) => decoder.decode(bytes)
  } catch {
    return null
  }
}

function markedEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
