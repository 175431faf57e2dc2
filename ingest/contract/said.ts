// What ingest says to people when it refuses: English with {{places}} for values. The console has the same kinds in its languages.

export const INGEST_SENTENCES = {
  import_empty: 'The body is empty.',
  imports_running: 'Other imports are running; nothing was changed.',
  cmdb_without_owner: 'No process with the role correlate owns the CMDB now; nothing was changed.',
  import_unanswered:
    'The owner of the CMDB did not answer in time: it may still apply the import. Sending it again does no harm.',
  report_unanswered: 'The owner of the CMDB did not answer in time: it may still apply the report.',
  import_failed: 'The import failed: {{fault}}.',
  report_failed: 'The report could not be handed over: {{fault}}.',
  report_faults: 'The report has {{faults}} faults; nothing was changed.',
  rules_faults: '{{faults}} faults; nothing was changed.',
  discovery_off: 'Discovery is off: the setting discovery.targets is empty.',
  run_goes_on: 'A run is going on; one runs at a time.',
  no_run: 'There is no such run, or it has ended.',
  no_sender: 'No sender of this id is known.',
} as const
