// The notes of a draft while they are written: kept here, saved a moment after the last key, guarded by the revision that is known.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import type { HandoverDraft } from '../api/handover-endpoints.ts'
import { handoverKey } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import type { Handover, HandoverNotes } from '../contract.ts'

const SAVE_AFTER_MS = 1_000

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

export interface DraftEditor {
  readonly draft: HandoverDraft
  readonly state: SaveState
  readonly change: (parts: Partial<Pick<HandoverDraft, 'incoming'> & HandoverNotes>) => void
  readonly changeIncident: (id: string, parts: Partial<HandoverNotes['incidents'][string]>) => void
  /** Saves what is not saved yet. @returns the revision that is known then; null when it failed */
  readonly save: () => Promise<number | null>
}

const EMPTY_WORD = { nextAction: '', note: '' }
const draftOf = ({ from, to, incoming, notes }: Handover): HandoverDraft => ({ from, to, incoming, notes })

/** Mount it anew (by key) for another hand-over, and to give one's own words up for those of the server. */
export function useDraft(handover: Handover): DraftEditor {
  const api = useApi()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(handover))
  const [state, setState] = useState<SaveState>('saved')
  // What is newest, for a save that begins later than the drawing that started it.
  const newest = useRef({ draft, revision: handover.revision, dirty: false })
  const running = useRef<Promise<number | null> | null>(null)
  const { id } = handover

  useEffect(() => {
    // Somebody else wrote, and nothing of ours is unsaved: theirs is the draft.
    if (newest.current.dirty || handover.revision <= newest.current.revision) return
    newest.current = { draft: draftOf(handover), revision: handover.revision, dirty: false }
    setDraft(newest.current.draft)
  }, [handover])

  const save = useCallback(async (): Promise<number | null> => {
    await running.current
    if (!newest.current.dirty) return newest.current.revision
    const run = async (): Promise<number | null> => {
      const { draft: sent, revision } = newest.current
      newest.current.dirty = false
      setState('saving')
      try {
        const written = await api.saveHandover(id, sent, revision)
        newest.current.revision = written.revision
        client.setQueryData<Handover>(handoverKey(id), (known) => known && { ...known, ...sent, ...written })
        // Asked again: keys may have been pressed while it was on its way.
        setState(newest.current.draft === sent ? 'saved' : 'unsaved')
        return written.revision
      } catch (error) {
        newest.current.dirty = true
        setState(error instanceof ApiProblem && [404, 409, 412].includes(error.status) ? 'conflict' : 'failed')
        return null
      }
    }
    running.current = run()
    return running.current
  }, [api, client, id])

  useEffect(() => {
    if (state !== 'unsaved') return undefined
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [state, draft, save])

  // Leaving the page is no reason to lose the last words.
  useEffect(() => () => void save(), [save])

  const put = useCallback((next: (draft: HandoverDraft) => HandoverDraft) => {
    const after = next(newest.current.draft)
    newest.current = { ...newest.current, draft: after, dirty: true }
    setDraft(after)
    setState((before) => (before === 'conflict' ? before : 'unsaved'))
  }, [])

  const change = useCallback<DraftEditor['change']>(
    ({ incoming, ...notes }) =>
      put((before) => ({
        ...before,
        ...(incoming === undefined ? {} : { incoming }),
        notes: { ...before.notes, ...notes },
      })),
    [put],
  )
  const changeIncident = useCallback<DraftEditor['changeIncident']>(
    (incident, parts) =>
      put((before) => {
        const word = { ...EMPTY_WORD, ...before.notes.incidents[incident], ...parts }
        const incidents = { ...before.notes.incidents, [incident]: word }
        return { ...before, notes: { ...before.notes, incidents } }
      }),
    [put],
  )
  return { draft, state, change, changeIncident, save }
}
