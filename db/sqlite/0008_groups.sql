-- A body that brings several firms. side: exhibitor, buyer. name: as participant.delegation writes it: whoever of that side has it belongs here.
-- together: its members meet only in the half-days of times (2026-11-05 am, ; between them; empty: all). join_hash, view_hash: of the secrets
-- of the link by which firms come in, until join_until, and of the page with the timetables of all members.
CREATE TABLE delegation (
    id            INTEGER PRIMARY KEY,
    public_id     TEXT NOT NULL,
    event_id      INTEGER NOT NULL,
    side          TEXT NOT NULL,
    name          TEXT NOT NULL,
    name_ko       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    country       TEXT NOT NULL,
    contact_name  TEXT NULL,
    contact_email TEXT NULL,
    together      INTEGER NOT NULL,
    times         TEXT NOT NULL,
    join_hash     TEXT NULL,
    join_until    TEXT NULL,
    view_hash     TEXT NULL,
    created_at    TEXT NOT NULL,
    row_version   INTEGER NOT NULL,
    CONSTRAINT fk_delegation_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_delegation_public_id UNIQUE (public_id),
    CONSTRAINT uq_delegation_name UNIQUE (event_id, side, name)
);
CREATE UNIQUE INDEX uq_delegation_join ON delegation (join_hash) WHERE join_hash IS NOT NULL;
CREATE UNIQUE INDEX uq_delegation_view ON delegation (view_hash) WHERE view_hash IS NOT NULL;
CREATE INDEX ix_participant_delegation ON participant (event_id, delegation);

-- Who brought it, where it came by the link of a delegation.
ALTER TABLE registration ADD delegation_id INTEGER NULL;

-- A message of the organiser to a group. audience: who it is for, JSON. marketing: only to those who agreed to such mails.
-- request_key: of the form it was sent from, so that a form sent twice sends once. recipients: null until all mails are written.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT NOT NULL,
    event_id    INTEGER NOT NULL,
    subject_ko  TEXT NOT NULL,
    subject_en  TEXT NOT NULL,
    body_ko     TEXT NOT NULL,
    body_en     TEXT NOT NULL,
    audience    TEXT NOT NULL,
    marketing   INTEGER NOT NULL,
    request_key TEXT NOT NULL,
    recipients  INTEGER NULL,
    sent_by     TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    CONSTRAINT fk_message_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_message_public_id UNIQUE (public_id),
    CONSTRAINT uq_message_request UNIQUE (event_id, request_key)
);

-- Who got a message: by the hash of the address, once. The address itself is with the mail.
CREATE TABLE message_recipient (
    id             INTEGER PRIMARY KEY,
    message_id     INTEGER NOT NULL,
    address_hash   TEXT NOT NULL,
    mail_public_id TEXT NOT NULL,
    CONSTRAINT fk_message_recipient FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE CASCADE,
    CONSTRAINT uq_message_recipient UNIQUE (message_id, address_hash)
);

-- When somebody took back what they agreed to; that they had is kept.
ALTER TABLE consent ADD withdrawn_at TEXT NULL;
