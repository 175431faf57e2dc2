-- Every event that was accepted, and the engine's one decision on each. seq + ordinal = stream sequence of the NATS message and the place in it.
-- Partitioned by the time that our own stream stamped: a device clock set to 1970 or 2038 must not open a partition of its own.
CREATE TABLE IF NOT EXISTS events
(
    seq         UInt64 CODEC(Delta, ZSTD(1)),
    ordinal     UInt32 CODEC(ZSTD(1)),
    id          String CODEC(ZSTD(1)),
    occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    observed_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    stored_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    partition   UInt16,
    domain      LowCardinality(String),
    source      LowCardinality(String),
    sender      LowCardinality(String),
    kind        LowCardinality(String),
    event_class LowCardinality(String),
    severity    LowCardinality(String),
    ci          String CODEC(ZSTD(1)),
    host        String CODEC(ZSTD(1)),
    component   String CODEC(ZSTD(1)),
    fingerprint String CODEC(ZSTD(1)),
    summary     String CODEC(ZSTD(1)),
    labels      Map(LowCardinality(String), String) CODEC(ZSTD(1)),
    data        String CODEC(ZSTD(3)),
    INDEX events_id id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX events_fingerprint fingerprint TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX events_class event_class TYPE set(100) GRANULARITY 4
)
ENGINE = MergeTree
PARTITION BY toYYYYMMDD(stored_at)
ORDER BY (occurred_at, seq, ordinal)
TTL toDateTime(stored_at) + INTERVAL 90 DAY
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;

-- A decision is named by its cause (sequence in MONITORING, chunk, place): an engine that replays after the broker's duplicate window sends
-- the same ones under new sequences of CHANGES, and they must fall together.
CREATE TABLE IF NOT EXISTS decisions
(
    cause_seq   UInt64 CODEC(Delta, ZSTD(1)),
    chunk       UInt16 CODEC(ZSTD(1)),
    ordinal     UInt32 CODEC(ZSTD(1)),
    seq         UInt64 CODEC(Delta, ZSTD(1)),
    at          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    partition   UInt16,
    decision    LowCardinality(String),
    event_id    String CODEC(ZSTD(1)),
    fingerprint String CODEC(ZSTD(1)),
    alert_id    String CODEC(ZSTD(1)),
    incident_id String CODEC(ZSTD(1)),
    INDEX decisions_event event_id TYPE bloom_filter(0.01) GRANULARITY 4,
    INDEX decisions_alert alert_id TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(at)
ORDER BY (at, cause_seq, chunk, ordinal)
TTL toDateTime(at) + INTERVAL 90 DAY
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1;
