-- Work that several encoders share; nothing is in these tables while a unit encodes alone.

-- Claims, priorities and heartbeats. db-scheduler alone writes here, and the form is its own.
CREATE TABLE scheduled_tasks (
  task_name VARCHAR(100) NOT NULL,
  task_instance VARCHAR(100) NOT NULL,
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(100),
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time ASC);

-- Clips that encoders are asked for, by what they are made from, and what came of it. The unit asks
-- and takes the row away; an encoder whose row is gone or another's stops.
CREATE TABLE encodings (
  render_key VARCHAR(64) PRIMARY KEY,
  request VARCHAR NOT NULL,
  priority INTEGER NOT NULL,
  asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts INTEGER NOT NULL,
  worker VARCHAR(128) NOT NULL,
  began_at TIMESTAMP WITH TIME ZONE,
  told_at TIMESTAMP WITH TIME ZONE,
  percent INTEGER NOT NULL,
  outcome VARCHAR(16),
  reason VARCHAR NOT NULL
);

-- Objects that are being written to the store. A name is used once: an object that is neither here
-- nor among the stored clips will never be referred to.
CREATE TABLE uploads (
  object VARCHAR(128) PRIMARY KEY,
  worker VARCHAR(128) NOT NULL,
  held_until TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Clips that are whole in the store.
CREATE TABLE stored_clips (
  digest VARCHAR(64) PRIMARY KEY,
  object VARCHAR(128) NOT NULL UNIQUE,
  bytes BIGINT NOT NULL,
  stored_at TIMESTAMP WITH TIME ZONE NOT NULL
);
