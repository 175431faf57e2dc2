-- Problems as recurrence finds them: what they are about, how often, and what is known. Rows from before have an empty level and are not shown:
-- they were counts of equal signatures, which the engine finds again.
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS domain LowCardinality(String) AFTER partition;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS level LowCardinality(String) AFTER state;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS root_ci String CODEC(ZSTD(1)) AFTER level;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS root_type LowCardinality(String) AFTER root_ci;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS event_classes Array(String) AFTER signature;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS occurrence_count UInt32 AFTER incident_ids;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS first_at DateTime64(3, 'UTC') AFTER occurrence_count;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS last_at DateTime64(3, 'UTC') AFTER first_at;
ALTER TABLE problem_revisions ADD COLUMN IF NOT EXISTS workaround String CODEC(ZSTD(1)) AFTER last_at;

CREATE OR REPLACE VIEW problems AS
SELECT * EXCEPT (data, seq) FROM problem_revisions FINAL WHERE level != '';
