-- History of the CMDB: who changed what, and each CI as it was from then on. No partitions and no TTL: a CMDB changes little, and "the topology at
-- that time" is asked for as long as the incidents of that time are kept. By time, not by number: numbers start again when the inventory is lost.
CREATE TABLE IF NOT EXISTS inventory_revisions
(
    epoch         DateTime64(3, 'UTC'),
    revision      UInt64,
    at            DateTime64(3, 'UTC'),
    reason        LowCardinality(String),
    source        LowCardinality(String),
    instance      LowCardinality(String),
    actor         LowCardinality(String),
    version       String CODEC(ZSTD(1)),
    cis           UInt32,
    relationships UInt32,
    data          String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (at, revision)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE TABLE IF NOT EXISTS ci_history
(
    id       String CODEC(ZSTD(1)),
    epoch    DateTime64(3, 'UTC'),
    revision UInt64,
    at       DateTime64(3, 'UTC'),
    change   LowCardinality(String),
    reason   LowCardinality(String),
    source   LowCardinality(String),
    instance LowCardinality(String),
    actor    LowCardinality(String),
    name     String CODEC(ZSTD(1)),
    type     LowCardinality(String),
    data     String CODEC(ZSTD(3)),
    INDEX history_revision revision TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree
ORDER BY (id, at, revision)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;
