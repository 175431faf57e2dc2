// A syslog message taken apart: RFC 5424, RFC 3164 as it is written in the wild (with years, without hosts), and Cisco's own headers.
// Never throws on any text. What a header leaves out is empty; the text is what remains.

export interface SyslogMessage {
  /** 0 emergency ... 7 debug. */
  readonly level: number
  readonly facility: number
  /** Epoch ms, when the message says it with its time zone; else null. */
  readonly at: number | null
  readonly host: string
  /** APP-NAME, or the tag. */
  readonly app: string
  readonly msgId: string
  /** Parameters of all structured data elements. */
  readonly data: Readonly<Record<string, string>>
  readonly text: string
}

const MAX_PARAMETERS = 32
const PRIORITY = /^<(\d{1,3})>/
const MAX_PRIORITY = 191
const RFC5424 = /^1 (\S{1,40}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|\[)/
/** `Nov 21 23:09:04`, with a year before or behind or a fraction, with the `*` or `.` of a Cisco clock that is not in time. */
const OLD_TIME =
  /^[*.]?(?:\d{4} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2}(?: \d{4})? \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: ?[A-Z]{3,5})?:? +/
const ISO_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) +/
/** Cisco counts its messages: `<189>123: `, and some name themselves behind it. */
const SEQUENCE = /^\d{1,10}: /
const HOST = /^([A-Za-z0-9_](?:[A-Za-z0-9_.:-]{0,253}[A-Za-z0-9_])?)(?::)? +/
const TAG = /^([A-Za-z0-9_./@-]{1,64})(?:\[[^\]]{0,40}\])?: ?/
/** Begins the text of network devices: `%LINK-3-UPDOWN:`, `%%01IFNET/4/LINK_STATE(l)[3]:`. */
const MNEMONIC = /^%{1,2}[A-Z0-9]/

/** Reads a message; undefined when it has no priority, and so is no syslog. */
export function parseSyslog(line: string): SyslogMessage | undefined {
  const priority = PRIORITY.exec(line)
  const value = Number(priority?.[1] ?? MAX_PRIORITY + 1)
  if (priority === null || value > MAX_PRIORITY) return undefined
  const rest = line.slice(priority[0].length)
  const head = { level: value & 7, facility: value >> 3 }
  return RFC5424.test(rest) ? { ...head, ...modern(rest) } : { ...head, ...old(rest) }
}

type Body = Omit<SyslogMessage, 'level' | 'facility'>

function modern(rest: string): Body {
  const found = RFC5424.exec(rest)
  const [, time = '', host = '', app = '', , msgId = ''] = found ?? []
  const behind = rest.slice((found?.[0].length ?? 1) - 1)
  const { data, text } = structured(behind)
  const at = Date.parse(time)
  return {
    at: Number.isNaN(at) || at <= 0 ? null : at,
    host: given(host),
    app: given(app),
    msgId: given(msgId),
    data,
    text: text.replace(/^\uFEFF/, '').trim(),
  }
}

/** STRUCTURED-DATA: `-`, or elements with quoted parameters in which `"`, `\` and `]` are escaped. */
function structured(text: string): { data: Record<string, string>; text: string } {
  const data: Record<string, string> = {}
  if (!text.startsWith('[')) return { data, text: text.slice(1) }
  const element = /\[[^\s=\]"]{1,64}((?: [^\s=\]"]{1,64}="(?:[^"\\]|\\.)*")*)\]/y
  let end = 0
  for (let found = element.exec(text); found !== null; found = element.exec(text)) {
    end = element.lastIndex
    for (const [, name = '', value = ''] of (found[1] ?? '').matchAll(/ ([^\s=\]"]{1,64})="((?:[^"\\]|\\.)*)"/g)) {
      if (Object.keys(data).length < MAX_PARAMETERS && name !== '__proto__')
        data[name] ??= value.replace(/\\(["\\\]])/g, '$1')
    }
  }
  return { data, text: text.slice(end) }
}

function old(rest: string): Body {
  let text = rest.replace(SEQUENCE, '')
  let at: number | null = null
  let host = ''
  const iso = ISO_TIME.exec(text)
  const time = iso ?? OLD_TIME.exec(text)
  if (iso !== null) at = Date.parse(iso[1] ?? '') || null
  if (time !== null) {
    text = text.slice(time[0].length)
    if (!MNEMONIC.test(text)) [host, text] = cutHost(text)
  } else {
    // `<189>123: sw-1: *Nov 21 ...: %LINK...`: the host stands before the time.
    const named = HOST.exec(text)
    const later = named === null ? null : OLD_TIME.exec(text.slice(named[0].length))
    if (named !== null && later !== null) {
      host = named[1] ?? ''
      text = text.slice(named[0].length + later[0].length)
    }
  }
  const tag = MNEMONIC.test(text) ? null : TAG.exec(text)
  if (tag !== null) text = text.slice(tag[0].length)
  return { at, host, app: tag?.[1] ?? '', msgId: '', data: {}, text: text.trim() }
}

/** The word behind the time is the host unless it is the tag (which has a colon or a bracket). */
function cutHost(text: string): [string, string] {
  const found = /^([A-Za-z0-9_](?:[A-Za-z0-9_.:-]{0,253}[A-Za-z0-9_])?) +(?=\S)/.exec(text)
  return found === null ? ['', text] : [found[1] ?? '', text.slice(found[0].length)]
}

function given(word: string): string {
  return word === '-' ? '' : word
}
