// The one class of event that ingest raises itself.

/** A sender that should speak does not. */
export const SILENT_CLASS = 'SourceSilent'
