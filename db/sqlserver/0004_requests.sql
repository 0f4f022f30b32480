-- Somebody asks for a meeting. asked_by: exhibitor, buyer. status: open, accepted, declined, withdrawn, expired.
-- slot: the start of the slot that is asked for, null for any; it is held by a row of slot_booking until the answer.
CREATE TABLE meeting_request (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id    varchar(40) NOT NULL,
    event_id     bigint NOT NULL,
    exhibitor_id bigint NOT NULL,
    buyer_id     bigint NOT NULL,
    asked_by     varchar(40) NOT NULL,
    message      nvarchar(max) NULL,
    slot         datetime2(3) NULL,
    status       varchar(40) NOT NULL,
    reason       varchar(40) NULL,
    answer       nvarchar(max) NULL,
    asked_at     datetime2(3) NOT NULL,
    expires_at   datetime2(3) NOT NULL,
    reminded_at  datetime2(3) NULL,
    answered_at  datetime2(3) NULL,
    row_version  bigint NOT NULL,
    CONSTRAINT fk_meeting_request_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_request_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_request_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_meeting_request_public_id UNIQUE (public_id)
);
-- Two have one request at a time between them, whoever asks first.
CREATE UNIQUE INDEX uq_meeting_request_live ON meeting_request (exhibitor_id, buyer_id) WHERE status IN ('open', 'accepted');
CREATE INDEX ix_meeting_request_event ON meeting_request (event_id, status, expires_at);
CREATE INDEX ix_meeting_request_buyer ON meeting_request (buyer_id);
CREATE INDEX ix_meeting_request_exhibitor ON meeting_request (exhibitor_id);

-- A slot that two have for each other before there is a timetable. status: held (a request is open), booked.
-- The constraints decide who gets it when many ask at once.
CREATE TABLE slot_booking (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id    varchar(40) NOT NULL,
    event_id     bigint NOT NULL,
    starts_at    datetime2(3) NOT NULL,
    exhibitor_id bigint NOT NULL,
    buyer_id     bigint NOT NULL,
    table_id     bigint NULL,
    status       varchar(40) NOT NULL,
    booked_by    varchar(40) NOT NULL,
    created_at   datetime2(3) NOT NULL,
    CONSTRAINT fk_slot_booking_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_slot_booking_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_slot_booking_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT fk_slot_booking_table FOREIGN KEY (table_id) REFERENCES event_table (id),
    CONSTRAINT uq_slot_booking_public_id UNIQUE (public_id),
    CONSTRAINT uq_slot_booking_pair UNIQUE (exhibitor_id, buyer_id),
    CONSTRAINT uq_slot_booking_exhibitor UNIQUE (event_id, starts_at, exhibitor_id),
    CONSTRAINT uq_slot_booking_buyer UNIQUE (event_id, starts_at, buyer_id)
);
CREATE UNIQUE INDEX uq_slot_booking_table ON slot_booking (event_id, starts_at, table_id) WHERE table_id IS NOT NULL;

-- How many days a request stays open, and whether exhibitors may book open slots of buyers.
ALTER TABLE event ADD request_days int NOT NULL CONSTRAINT df_event_request_days DEFAULT 7;
ALTER TABLE event ADD booking bit NOT NULL CONSTRAINT df_event_booking DEFAULT 0;
