-- Runs alike on H2 and on PostgreSQL. Times are UTC.

CREATE TABLE channels (
  id INTEGER PRIMARY KEY,
  folder VARCHAR(1024) NOT NULL UNIQUE,
  name VARCHAR(128) NOT NULL UNIQUE,
  first_seen TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The order that an operator set over HTTP; it comes before what lies in the folder.
CREATE TABLE playlists (
  channel_id INTEGER PRIMARY KEY REFERENCES channels (id),
  entries VARCHAR NOT NULL,
  others VARCHAR(16) NOT NULL
);

-- Facts are what the file held when it was last examined, air_* is what is played now, tried_* is
-- the last attempt to make a clip. The state of an item follows from these and is not stored.
CREATE TABLE items (
  id BIGINT PRIMARY KEY,
  channel_id INTEGER NOT NULL REFERENCES channels (id),
  file VARCHAR(1024) NOT NULL,
  bytes BIGINT NOT NULL,
  modified TIMESTAMP WITH TIME ZONE NOT NULL,
  stamp VARCHAR NOT NULL,
  gone_since TIMESTAMP WITH TIME ZONE,
  first_seen TIMESTAMP WITH TIME ZONE NOT NULL,
  examined_stamp VARCHAR,
  refusal VARCHAR,
  facts VARCHAR,
  air VARCHAR,
  tried_key VARCHAR(64),
  tried_reason VARCHAR,
  attempts INTEGER NOT NULL,
  retry_at TIMESTAMP WITH TIME ZONE,
  UNIQUE (channel_id, file)
);

-- A clip by what it was made from, so that nothing is made twice.
CREATE TABLE clips (
  render_key VARCHAR(64) PRIMARY KEY,
  digest VARCHAR(64) NOT NULL,
  frames INTEGER NOT NULL,
  format VARCHAR(256) NOT NULL,
  adjustments VARCHAR NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX clips_by_digest ON clips (digest);

CREATE TABLE timelines (
  channel_id INTEGER NOT NULL REFERENCES channels (id),
  revision BIGINT NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  text VARCHAR NOT NULL,
  PRIMARY KEY (channel_id, revision)
);

CREATE TABLE activity (
  id BIGINT PRIMARY KEY,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  kind VARCHAR(32) NOT NULL,
  channel VARCHAR(128) NOT NULL,
  subject VARCHAR(1024) NOT NULL,
  text VARCHAR NOT NULL
);
