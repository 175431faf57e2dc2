// Finds words of the screen that did not come through the translation whole: written into a component, or joined from pieces.
// Word order differs by language, so a sentence of pieces cannot be translated; it needs one key with placeholders.
import ts from 'typescript'

const LETTERS = /\p{L}{2}/u
/** Attributes that a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'error',
])
/** Pasted as it stands, or names of keys. */
const AS_IT_IS = new Set(['code', 'pre', 'kbd', 'samp', 'Kbd', 'Code'])
/** The product's name, languages by their own names, and units that are the same everywhere. */
const SAME_EVERYWHERE = /^\W*(?:Nocturne|UTC|English|Δt|简体中文|切换到简体中文|Switch to English)\W*$/u
/** Between two things: "a · b" is a list, which reads the same in every order of words. */
const SEPARATOR = /[·|/,:：、→–×]/u

function isTranslation(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't'
}

/** A text in the source that has words in it; null for others. */
function writtenText(node: ts.Node): string | null {
  const text = ts.isStringLiteralLike(node) || ts.isJsxText(node) ? node.text : null
  return text !== null && LETTERS.test(text) && !SAME_EVERYWHERE.test(text) ? text.trim() : null
}

function faultOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) {
    const inside = ts.isJsxElement(node.parent) ? node.parent.openingElement.tagName.getText() : ''
    const text = AS_IT_IS.has(inside) ? null : writtenText(node)
    return text === null ? null : `written into the page: ${text}`
  }
  if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined) {
    const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
    const text = value === undefined ? null : writtenText(value)
    return text === null ? null : `written into ${node.name.getText()}: ${text}`
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return isTranslation(node.left) || isTranslation(node.right) ? `joined with +: ${node.getText()}` : null
  }
  if (ts.isTemplateExpression(node)) {
    const translated = node.templateSpans.some(({ expression }) => isTranslation(expression))
    const words = [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(
      ({ text }) => LETTERS.test(text) && !SAME_EVERYWHERE.test(text),
    )
    // All but the last are followed by something that keeps them apart, or else they are one sentence.
    const apart = node.templateSpans.slice(0, -1).every(({ literal }) => SEPARATOR.test(literal.text))
    return translated && (words || !apart) ? `joined in a template: ${node.getText()}` : null
  }
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return joinedChildren(node)
  return null
}

/** Translations and words side by side in one element read as one sentence. */
function joinedChildren({ children }: ts.JsxElement | ts.JsxFragment): string | null {
  let previous = false
  for (const child of children) {
    if (ts.isJsxText(child)) {
      if (SEPARATOR.test(child.text)) previous = false
      continue
    }
    const expression = ts.isJsxExpression(child) ? child.expression : undefined
    const now = expression !== undefined && isTranslation(expression)
    if (now && previous) return `joined side by side: ${child.getText()}`
    previous = now
  }
  return null
}

/** @returns each fault as `line: what`, for a source file of the console */
export function writtenWords(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const faults: string[] = []
  const look = (node: ts.Node): void => {
    const fault = faultOf(node)
    if (fault !== null) faults.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${fault}`)
    ts.forEachChild(node, look)
  }
  look(file)
  return faults
}
