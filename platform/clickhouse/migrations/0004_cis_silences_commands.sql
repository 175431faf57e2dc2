-- CMDB versions as the engine used them, silences, and what became of each command.
CREATE TABLE IF NOT EXISTS ci_revisions
(
    version       String CODEC(ZSTD(1)),
    id            String CODEC(ZSTD(1)),
    seq           UInt64 CODEC(Delta, ZSTD(1)),
    loaded_at     DateTime64(3, 'UTC'),
    total         UInt32,
    type          LowCardinality(String),
    name          String CODEC(ZSTD(1)),
    site          LowCardinality(String),
    criticality   UInt8,
    owner         LowCardinality(String),
    support_group LowCardinality(String),
    data          String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(loaded_at)
ORDER BY (version, id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS cis AS
SELECT * EXCEPT (data, seq)
FROM ci_revisions FINAL
WHERE version =
(
    SELECT version
    FROM ci_revisions
    GROUP BY version
    HAVING uniqExact(id) = max(total)
    ORDER BY max(loaded_at) DESC
    LIMIT 1
);

CREATE TABLE IF NOT EXISTS silence_revisions
(
    id         String CODEC(ZSTD(1)),
    revision   UInt64,
    seq        UInt64 CODEC(Delta, ZSTD(1)),
    matchers   String CODEC(ZSTD(1)),
    starts_at  DateTime64(3, 'UTC'),
    ends_at    DateTime64(3, 'UTC'),
    created_by String,
    comment    String CODEC(ZSTD(1)),
    updated_at DateTime64(3, 'UTC'),
    data       String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY id
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS silences AS
SELECT * EXCEPT (data, seq) FROM silence_revisions FINAL;

CREATE TABLE IF NOT EXISTS commands
(
    id           String CODEC(ZSTD(1)),
    partition    UInt16,
    seq          UInt64 CODEC(Delta, ZSTD(1)),
    at           DateTime64(3, 'UTC'),
    type         LowCardinality(String),
    actor        LowCardinality(String),
    outcome      LowCardinality(String),
    code         LowCardinality(String),
    detail       String CODEC(ZSTD(1)),
    incident_ids Array(String),
    data         String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree
ORDER BY (at, id, partition)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS audit AS
SELECT at, actor, type, outcome, code, detail, incident_ids, id AS command_id, partition FROM commands FINAL;
