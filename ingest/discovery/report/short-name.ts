// The name of a device without its domain and without what its maker puts before it, for comparing.

/** `SW1.example.net` and `sw1` are one name; a Juniper with two routing engines is `re0-mx1` or `re1-mx1`, whichever speaks. */
export function shortName(name: string): string {
  const lower = name.trim().toLowerCase()
  // An address has dots, too, and a name with a space is a description.
  if (/^[\d.]+$|:|\s/.test(lower)) return lower
  return (lower.split('.', 1)[0] ?? lower).replace(/^re[01][-_]|[-_]re[01]$/, '')
}
