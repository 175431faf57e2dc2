// What the server says: its own English, from the contracts' tables. And words of its codes, for what has no sentence of its own.
import { ACT_SENTENCES, API_SENTENCES, INGEST_SENTENCES, REFUSAL_SENTENCES } from '../../contract.ts'

export const saidWords = {
  said: { ...REFUSAL_SENTENCES, ...API_SENTENCES, ...INGEST_SENTENCES, ...ACT_SENTENCES },
  problemCode: {
    unreachable: 'The server cannot be reached.',
    malformed_body: 'What was sent cannot be read: {{detail}}',
    invalid_request: 'The request is not understood: {{detail}}',
    unauthenticated: 'Nobody is signed in.',
    forbidden: 'Your role does not allow this.',
    csrf_token_invalid: 'The page is from an older session: load it again.',
    not_found: 'There is no such thing, or not any more.',
    invalid_cursor: 'The list does not go on from there: load it again.',
    method_not_allowed: 'The address does not take such a request.',
    request_timeout: 'The request took too long to arrive.',
    conflict: 'Somebody else was faster.',
    illegal_move: 'This is not possible in the present state.',
    revision_mismatch: 'Somebody else changed it meanwhile.',
    revision_required: 'The request lacks the revision: load the page again.',
    body_too_large: 'What was sent is too large.',
    unsupported_media_type: 'What was sent has a type that is not understood.',
    rejected: 'Refused: {{detail}}',
    import_refused: 'The import has faults; nothing was changed.',
    too_many_requests: 'Too many requests: wait a moment.',
    internal_error: 'The server has a fault; its log says more.',
    overloaded: 'The server is overloaded: wait a moment.',
    unavailable: 'Something that the server needs is away.',
  },
} as const
