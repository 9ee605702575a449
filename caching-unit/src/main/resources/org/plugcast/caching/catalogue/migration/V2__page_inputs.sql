-- What the pages of clips loaded: a JSON array of addresses and digests.
CREATE TABLE page_inputs (
  render_key VARCHAR(64) PRIMARY KEY,
  inputs VARCHAR NOT NULL
);
