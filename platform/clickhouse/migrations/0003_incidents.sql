-- Incidents, their timeline and the problems behind them.
CREATE TABLE IF NOT EXISTS incident_revisions
(
    id                 String CODEC(ZSTD(1)),
    revision           UInt64,
    seq                UInt64 CODEC(Delta, ZSTD(1)),
    partition          UInt16,
    domain             LowCardinality(String),
    title              String CODEC(ZSTD(1)),
    state              LowCardinality(String),
    severity           LowCardinality(String),
    peak_severity      LowCardinality(String),
    priority           LowCardinality(String),
    impact             UInt8,
    urgency            UInt8,
    root_ci            String CODEC(ZSTD(1)),
    root_ci_name       String CODEC(ZSTD(1)),
    root_score         Float64,
    why                String CODEC(ZSTD(1)),
    alert_count        UInt32,
    active_alert_count UInt32,
    event_count        UInt64,
    ci_count           UInt32,
    services           Array(String),
    service_names      Array(String),
    assignee           String,
    support_group      LowCardinality(String),
    opened_at          DateTime64(3, 'UTC'),
    updated_at         DateTime64(3, 'UTC'),
    acknowledged_at    Nullable(DateTime64(3, 'UTC')),
    acknowledged_by    String,
    resolved_at        Nullable(DateTime64(3, 'UTC')),
    closed_at          Nullable(DateTime64(3, 'UTC')),
    resolution         String CODEC(ZSTD(1)),
    problem_id         String,
    merged_into        String,
    split_from         String,
    data               String CODEC(ZSTD(3)),
    INDEX incident_root root_ci TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX incident_opened opened_at TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY id
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS incidents AS
SELECT * EXCEPT (data, seq) FROM incident_revisions FINAL;

CREATE TABLE IF NOT EXISTS activities
(
    id          String CODEC(ZSTD(1)),
    seq         UInt64 CODEC(Delta, ZSTD(1)),
    incident_id String CODEC(ZSTD(1)),
    at          DateTime64(3, 'UTC'),
    kind        LowCardinality(String),
    actor       LowCardinality(String),
    text        String CODEC(ZSTD(1)),
    data        String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (incident_id, at, id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE TABLE IF NOT EXISTS problem_revisions
(
    id           String CODEC(ZSTD(1)),
    revision     UInt64,
    seq          UInt64 CODEC(Delta, ZSTD(1)),
    partition    UInt16,
    title        String CODEC(ZSTD(1)),
    state        LowCardinality(String),
    signature    String CODEC(ZSTD(1)),
    incident_ids Array(String),
    opened_at    DateTime64(3, 'UTC'),
    updated_at   DateTime64(3, 'UTC'),
    data         String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY id
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS problems AS
SELECT * EXCEPT (data, seq) FROM problem_revisions FINAL;
