// Summary templates: `Interface {ifName|ifDescr} is down`, compiled once when the catalogue loads.

type Part = string | readonly string[]
export type Template = readonly Part[]

/** Compiles a template into texts and lists of alternative label names. */
export function compileTemplate(text: string): Template {
  return text.split(/(\{[^}]*\})/).map((part) => (part.startsWith('{') ? part.slice(1, -1).split('|') : part))
}

/** Fills a template; a name that is not there becomes a question mark. */
export function fillTemplate(template: Template, labels: Readonly<Record<string, string>>, component: string): string {
  let text = ''
  for (const part of template) text += typeof part === 'string' ? part : firstOf(part, labels, component)
  return text
}

function firstOf(names: readonly string[], labels: Readonly<Record<string, string>>, component: string): string {
  for (const name of names) {
    const value = name === 'component' ? component : name === 'part' ? partOf(component) : labels[name]
    if (value !== undefined && value !== '') return value
  }
  return '?'
}

function partOf(component: string): string {
  return component.slice(component.indexOf('=') + 1)
}
