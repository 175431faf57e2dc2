-- Alerts: revisions go in, merges keep the newest of an id, readers ask the view. '' stands for none: Nullable costs a file and a branch each.
CREATE TABLE IF NOT EXISTS alert_revisions
(
    id            String CODEC(ZSTD(1)),
    revision      UInt64,
    seq           UInt64 CODEC(Delta, ZSTD(1)),
    partition     UInt16,
    domain        LowCardinality(String),
    state         LowCardinality(String),
    ci            String CODEC(ZSTD(1)),
    ci_name       String CODEC(ZSTD(1)),
    ci_type       LowCardinality(String),
    managed       UInt8,
    event_class   LowCardinality(String),
    component     String CODEC(ZSTD(1)),
    severity      LowCardinality(String),
    peak_severity LowCardinality(String),
    summary       String CODEC(ZSTD(1)),
    labels        Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    sources       Array(LowCardinality(String)),
    fingerprints  Array(String),
    count         UInt64,
    flapping      UInt8,
    suppression   LowCardinality(String),
    suppressed_by Array(String),
    incident_id   String CODEC(ZSTD(1)),
    first_seen_at DateTime64(3, 'UTC'),
    last_seen_at  DateTime64(3, 'UTC'),
    cleared_at    Nullable(DateTime64(3, 'UTC')),
    updated_at    DateTime64(3, 'UTC'),
    data          String CODEC(ZSTD(3)),
    INDEX alert_incident incident_id TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX alert_ci ci TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY id
TTL toDateTime(updated_at) + INTERVAL 400 DAY
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS alerts AS
SELECT * EXCEPT (data, seq) FROM alert_revisions FINAL;
