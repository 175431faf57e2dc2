// Routes of shift hand-overs.
import type { Handover, HandoverNotes, HandoverSummary } from '../contract.ts'
import type { Page } from './endpoints.ts'
import type { Request } from './request.ts'

/** What may be edited in a draft. */
export interface HandoverDraft {
  readonly from: number
  readonly to: number
  readonly incoming: string
  readonly notes: HandoverNotes
}

export type HandoverStepName = 'hand-over' | 'return' | 'sign'

const ROOT = '/api/v1/handovers'
const pathOf = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`

export function handoverEndpoints(request: Request) {
  return {
    handovers: (cursor: string | null) =>
      request<Page<HandoverSummary>>(
        `${ROOT}?limit=25${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      ),
    handover: (id: string) => request<Handover>(pathOf(id)),
    beginHandover: (shift: Pick<HandoverDraft, 'from' | 'to'>) =>
      request<Handover>(ROOT, { method: 'POST', body: shift }),
    saveHandover: (id: string, body: HandoverDraft, ifRevision: number) =>
      request<Pick<Handover, 'revision' | 'updatedBy' | 'updatedAt'>>(pathOf(id), { method: 'PUT', body, ifRevision }),
    discardHandover: (id: string, ifRevision: number) => request<unknown>(pathOf(id), { method: 'DELETE', ifRevision }),
    stepHandover: (id: string, step: HandoverStepName, text: string, ifRevision: number) =>
      request<Handover>(`${pathOf(id)}/${step}`, { method: 'POST', body: { text }, ifRevision }),
  }
}
