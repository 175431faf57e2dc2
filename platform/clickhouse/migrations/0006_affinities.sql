-- What the engine has learned of which class follows which. No partitions and no TTL, as with incidents: rules are few, and one that is lost
-- is told of as not accepted.
CREATE TABLE IF NOT EXISTS affinity_revisions
(
    id         String CODEC(ZSTD(1)),
    revision   UInt64,
    seq        UInt64 CODEC(Delta, ZSTD(1)),
    partition  UInt16,
    from_class String CODEC(ZSTD(1)),
    to_class   String CODEC(ZSTD(1)),
    hops       UInt8,
    score      Float64,
    support    Float64,
    verdict    LowCardinality(String),
    accepted   Bool,
    updated_at DateTime64(3, 'UTC'),
    data       String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY id
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

CREATE VIEW IF NOT EXISTS affinities AS
SELECT * EXCEPT (data, seq) FROM affinity_revisions FINAL;
