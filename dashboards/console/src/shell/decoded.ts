// A part of a path as it was before encoding. What somebody typed by hand may be no encoding at all: it is taken as it stands.

export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
