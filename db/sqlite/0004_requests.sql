-- Somebody asks for a meeting. asked_by: exhibitor, buyer. status: open, accepted, declined, withdrawn, expired.
-- slot: the start of the slot that is asked for, null for any; it is held by a row of slot_booking until the answer.
CREATE TABLE meeting_request (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT NOT NULL,
    event_id     INTEGER NOT NULL,
    exhibitor_id INTEGER NOT NULL,
    buyer_id     INTEGER NOT NULL,
    asked_by     TEXT NOT NULL,
    message      TEXT NULL,
    slot         TEXT NULL,
    status       TEXT NOT NULL,
    reason       TEXT NULL,
    answer       TEXT NULL,
    asked_at     TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    reminded_at  TEXT NULL,
    answered_at  TEXT NULL,
    row_version  INTEGER NOT NULL,
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
    id           INTEGER PRIMARY KEY,
    public_id    TEXT NOT NULL,
    event_id     INTEGER NOT NULL,
    starts_at    TEXT NOT NULL,
    exhibitor_id INTEGER NOT NULL,
    buyer_id     INTEGER NOT NULL,
    table_id     INTEGER NULL,
    status       TEXT NOT NULL,
    booked_by    TEXT NOT NULL,
    created_at   TEXT NOT NULL,
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
ALTER TABLE event ADD request_days INTEGER NOT NULL DEFAULT 7;
ALTER TABLE event ADD booking INTEGER NOT NULL DEFAULT 0;
