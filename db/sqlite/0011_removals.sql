-- What was taken out and can be brought back for a while. kind: participant, member, product, media, registration-media, delegation, history,
-- import. owner: public id of the participant or the registration whose it was, where it was one's. content: its rows by table, JSON, without
-- the bytes of files.
CREATE TABLE removal (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT NOT NULL,
    event_id   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    owner      TEXT NULL,
    label      TEXT NOT NULL,
    content    TEXT NOT NULL,
    removed_at TEXT NOT NULL,
    CONSTRAINT fk_removal_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_removal_public_id UNIQUE (public_id)
);
CREATE INDEX ix_removal_removed_at ON removal (removed_at);

-- The bytes of what was taken out. public_id: of the row of media or import_file that they come back to.
CREATE TABLE removed_file (
    id         INTEGER PRIMARY KEY,
    removal_id INTEGER NOT NULL,
    public_id  TEXT NOT NULL,
    content    BLOB NOT NULL,
    small      BLOB NULL,
    CONSTRAINT fk_removed_file_removal FOREIGN KEY (removal_id) REFERENCES removal (id) ON DELETE CASCADE,
    CONSTRAINT uq_removed_file UNIQUE (public_id)
);
CREATE INDEX ix_removed_file_removal ON removed_file (removal_id);

-- A registration does not keep the number of a participant that is gone: on one engine it may become another's.
UPDATE registration SET participant_id = NULL WHERE participant_id NOT IN (SELECT p.id FROM participant p);
