// A tree of CIs cut down to what a person can look at: of many alike below one CI, one box says how many there are ("+38 ports").
import { withAllBelow } from './impact-tree.ts'
import type { TreeNode } from './impact-tree.ts'

/** A box of the map: one CI, or several alike. */
export interface Box {
  readonly id: string
  /** Of several: the first of them, which gives the box its place. */
  readonly tree: TreeNode
  /** All that the box stands for, what hangs below them included. */
  readonly members: readonly TreeNode[]
  /** Several alike under one id, which can be asked to be opened. */
  readonly folded: boolean
  readonly parent: Box | null
}

export interface FoldRequest {
  /** Boxes at most. */
  readonly limit: number
  /** Folds that are to be shown one by one, as far as there is room. */
  readonly open: ReadonlySet<string>
  /** Never folded, nor what leads there. */
  readonly kept: ReadonlySet<TreeNode>
}

/** More alike than this below one CI are folded; smaller ones only when there is no room. */
const FOLDS = [6, 3, 1] as const
/** Of an opened fold: more stay folded. */
const MAX_OPENED = 60

export function foldTree(trees: readonly TreeNode[], request: FoldRequest): readonly Box[] {
  const kept = withWays(request.kept)
  let boxes: readonly Box[] = []
  for (const most of FOLDS) {
    boxes = fold(trees, most, { ...request, kept })
    if (boxes.length <= request.limit) return boxes
  }
  // Even folded it is too much: the nearest to the root stay, and each box has its parent before it.
  return boxes.slice(0, request.limit)
}

function withWays(kept: ReadonlySet<TreeNode>): ReadonlySet<TreeNode> {
  const all = new Set<TreeNode>()
  for (const one of kept) {
    for (let at: TreeNode | null = one; at !== null && !all.has(at); at = at.parent) all.add(at)
  }
  return all
}

function fold(trees: readonly TreeNode[], most: number, { open, kept }: FoldRequest): Box[] {
  const boxes: Box[] = []
  let frontier: { readonly parent: Box | null; readonly children: readonly TreeNode[] }[] = [
    { parent: null, children: trees },
  ]
  while (frontier.length > 0) {
    const next: typeof frontier = []
    for (const { parent, children } of frontier) {
      const show = (tree: TreeNode): void => {
        const box = { id: tree.node.ci.id, tree, members: [tree], folded: false, parent }
        boxes.push(box)
        next.push({ parent: box, children: tree.children })
      }
      for (const [kind, alike] of alikeOf(children, kept)) {
        const id = `${parent?.id ?? ''}|${kind}`
        const [shown, folded] =
          kind === '' || alike.length <= most
            ? [alike, []]
            : open.has(id)
              ? [alike.slice(0, MAX_OPENED), alike.slice(MAX_OPENED)]
              : [[], alike]
        for (const tree of shown) show(tree)
        const [first] = folded
        if (first !== undefined)
          boxes.push({ id, tree: first, members: folded.flatMap(withAllBelow), folded: true, parent })
      }
    }
    frontier = next
  }
  return boxes
}

/** By type and role; the empty kind has what is never folded. */
function alikeOf(children: readonly TreeNode[], kept: ReadonlySet<TreeNode>): Map<string, TreeNode[]> {
  const found = new Map<string, TreeNode[]>([['', []]])
  for (const child of children) {
    const kind = kept.has(child) ? '' : `${child.node.ci.type}|${child.role}`
    const known = found.get(kind)
    if (known === undefined) found.set(kind, [child])
    else known.push(child)
  }
  return found
}
