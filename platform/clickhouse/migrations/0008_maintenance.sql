-- Maintenance windows, each revision: who planned what, and how it was changed. Few and small: no partitions and no TTL.
CREATE TABLE IF NOT EXISTS maintenance_revisions
(
    id           String CODEC(ZSTD(1)),
    revision     UInt64,
    seq          UInt64 CODEC(Delta, ZSTD(1)),
    title        String CODEC(ZSTD(1)),
    reason       String CODEC(ZSTD(1)),
    change       String CODEC(ZSTD(1)),
    scope        String CODEC(ZSTD(1)),
    schedule     LowCardinality(String),
    starts_at    DateTime64(3, 'UTC'),
    ends_at      DateTime64(3, 'UTC'),
    created_by   LowCardinality(String),
    updated_by   LowCardinality(String),
    updated_at   DateTime64(3, 'UTC'),
    cancelled_at Nullable(DateTime64(3, 'UTC')),
    data         String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (id, revision)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

-- starts_at and ends_at of one that recurs: of the first and the last occurrence.
CREATE VIEW IF NOT EXISTS maintenance_windows AS
SELECT * EXCEPT (data, seq) FROM maintenance_revisions FINAL ORDER BY id, revision DESC LIMIT 1 BY id;
