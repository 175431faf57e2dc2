// Where to go after login. Only a path of this console is followed: an absolute or protocol-relative address would be an open redirect.

export const HOME = '/live'

/** The path to follow, or the home page when the wish is not a plain path of ours. */
export function safeNext(wish: string | null): string {
  // Backslashes and control characters are read as slashes or dropped by browsers: `/\evil.example` leaves the site.
  if (wish === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wish)) return HOME
  const base = 'http://console.invalid'
  const url = URL.canParse(wish, base) ? new URL(wish, base) : null
  if (url === null || url.origin !== base || url.pathname === '/login' || url.pathname === '/') return HOME
  // Dot segments are gone only now: `/..//evil.example` has become `//evil.example`.
  if (url.pathname.startsWith('//')) return HOME
  return `${url.pathname}${url.search}${url.hash}`
}
