-- A body that brings several firms. side: exhibitor, buyer. name: as participant.delegation writes it: whoever of that side has it belongs here.
-- together: its members meet only in the half-days of times (2026-11-05 am, ; between them; empty: all). join_hash, view_hash: of the secrets
-- of the link by which firms come in, until join_until, and of the page with the timetables of all members.
CREATE TABLE delegation (
    id            bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id     varchar(40) NOT NULL,
    event_id      bigint NOT NULL,
    side          varchar(40) NOT NULL,
    name          nvarchar(200) NOT NULL,
    name_ko       nvarchar(200) NOT NULL,
    name_en       nvarchar(200) NOT NULL,
    country       varchar(40) NOT NULL,
    contact_name  nvarchar(200) NULL,
    contact_email nvarchar(320) NULL,
    together      bit NOT NULL,
    times         nvarchar(max) NOT NULL,
    join_hash     varchar(100) NULL,
    join_until    datetime2(3) NULL,
    view_hash     varchar(100) NULL,
    created_at    datetime2(3) NOT NULL,
    row_version   bigint NOT NULL,
    CONSTRAINT fk_delegation_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_delegation_public_id UNIQUE (public_id),
    CONSTRAINT uq_delegation_name UNIQUE (event_id, side, name)
);
CREATE UNIQUE INDEX uq_delegation_join ON delegation (join_hash) WHERE join_hash IS NOT NULL;
CREATE UNIQUE INDEX uq_delegation_view ON delegation (view_hash) WHERE view_hash IS NOT NULL;
CREATE INDEX ix_participant_delegation ON participant (event_id, delegation);

-- Who brought it, where it came by the link of a delegation.
ALTER TABLE registration ADD delegation_id bigint NULL;

-- A message of the organiser to a group. audience: who it is for, JSON. marketing: only to those who agreed to such mails.
-- request_key: of the form it was sent from, so that a form sent twice sends once. recipients: null until all mails are written.
CREATE TABLE message (
    id          bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id   varchar(40) NOT NULL,
    event_id    bigint NOT NULL,
    subject_ko  nvarchar(400) NOT NULL,
    subject_en  nvarchar(400) NOT NULL,
    body_ko     nvarchar(max) NOT NULL,
    body_en     nvarchar(max) NOT NULL,
    audience    nvarchar(max) NOT NULL,
    marketing   bit NOT NULL,
    request_key varchar(100) NOT NULL,
    recipients  int NULL,
    sent_by     varchar(100) NOT NULL,
    created_at  datetime2(3) NOT NULL,
    CONSTRAINT fk_message_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_message_public_id UNIQUE (public_id),
    CONSTRAINT uq_message_request UNIQUE (event_id, request_key)
);

-- Who got a message: by the hash of the address, once. The address itself is with the mail.
CREATE TABLE message_recipient (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    message_id     bigint NOT NULL,
    address_hash   varchar(100) NOT NULL,
    mail_public_id varchar(40) NOT NULL,
    CONSTRAINT fk_message_recipient FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE CASCADE,
    CONSTRAINT uq_message_recipient UNIQUE (message_id, address_hash)
);

-- When somebody took back what they agreed to; that they had is kept.
ALTER TABLE consent ADD withdrawn_at datetime2(3) NULL;
