// Why an alert, or a whole request, was not taken. Counted by these words, shown in answers, and the dead letter's reason.

/** Reasons that cost one alert; the others of its batch are taken. */
export const ALERT_REFUSALS = {
  not_an_object: 'the alert is not a JSON object',
  no_labels: 'no label that is not empty',
  labels_not_an_object: 'labels or annotations are not a JSON object',
  label_not_text: 'the value of a label or annotation is not text',
  bad_label_name: 'a label name is empty, too long or has control characters',
  reserved_label: 'the label name is __proto__',
  too_many_labels: 'more labels than an alert may have',
  labels_too_large: 'names and values of the labels together are too long',
  bad_time: 'startsAt or endsAt is not an RFC 3339 time',
  ends_before_start: 'endsAt is before startsAt',
  unknown_status: 'the status is neither firing nor resolved, or a word that the tool does not have',
  missing_field: 'a field is missing or empty without which nobody can say what the alert is about',
  no_identity: 'nothing in the alert tells it from others',
} as const satisfies Record<string, string>

/** Reasons that cost the whole request. */
export const REQUEST_REFUSALS = {
  malformed_json: 'the body is not JSON, or not what its content encoding says',
  empty_body: 'the body is empty',
  not_an_array: 'the body is not a JSON array of alerts',
  not_a_webhook: 'the body is not what the tool of this address sends',
  unknown_mapping: 'no mapping of this name is configured',
  too_many_alerts: 'more alerts than one request may have',
  too_large: 'the body is over the limit, plain or decompressed',
  unsupported_media_type: 'the content type is not one that the address takes, or the encoding is not gzip or deflate',
  unauthorized: 'no valid credential',
  forbidden: 'the credential may not write events',
  bad_request: 'anything else that is wrong with the request',
} as const satisfies Record<string, string>

export type AlertRefusalReason = keyof typeof ALERT_REFUSALS
export type RequestRefusalReason = keyof typeof REQUEST_REFUSALS
/** Those that are found by reading the body. */
export type BodyRefusalReason = Extract<
  RequestRefusalReason,
  'malformed_json' | 'empty_body' | 'not_an_array' | 'not_a_webhook' | 'unknown_mapping' | 'too_many_alerts'
>

/**
 * The value that stands for a refused thing. A class, because what it has to be told from is made of the senders' own keys:
 * nothing that came out of JSON.parse is an instance of it.
 */
export class Refusal<R extends AlertRefusalReason | RequestRefusalReason = AlertRefusalReason> {
  readonly reason: R
  /** The particular: which label, which value. */
  readonly detail: string

  constructor(reason: R, detail: string) {
    this.reason = reason
    this.detail = detail
  }
}
