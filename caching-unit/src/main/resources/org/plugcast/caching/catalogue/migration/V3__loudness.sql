-- Loudness of clips as JSON; null where it was not measured.
ALTER TABLE clips ADD COLUMN loudness VARCHAR;
