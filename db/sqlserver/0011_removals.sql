-- What was taken out and can be brought back for a while. kind: participant, member, product, media, registration-media, delegation, history,
-- import. owner: public id of the participant or the registration whose it was, where it was one's. content: its rows by table, JSON, without
-- the bytes of files.
CREATE TABLE removal (
    id         bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id  varchar(40) NOT NULL,
    event_id   bigint NOT NULL,
    kind       varchar(40) NOT NULL,
    owner      varchar(40) NULL,
    label      nvarchar(400) NOT NULL,
    content    nvarchar(max) NOT NULL,
    removed_at datetime2(3) NOT NULL,
    CONSTRAINT fk_removal_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_removal_public_id UNIQUE (public_id)
);
CREATE INDEX ix_removal_removed_at ON removal (removed_at);

-- The bytes of what was taken out. public_id: of the row of media or import_file that they come back to.
CREATE TABLE removed_file (
    id         bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    removal_id bigint NOT NULL,
    public_id  varchar(40) NOT NULL,
    content    varbinary(max) NOT NULL,
    small      varbinary(max) NULL,
    CONSTRAINT fk_removed_file_removal FOREIGN KEY (removal_id) REFERENCES removal (id) ON DELETE CASCADE,
    CONSTRAINT uq_removed_file UNIQUE (public_id)
);
CREATE INDEX ix_removed_file_removal ON removed_file (removal_id);

-- A registration does not keep the number of a participant that is gone: on one engine it may become another's.
UPDATE registration SET participant_id = NULL WHERE participant_id NOT IN (SELECT p.id FROM participant p);
