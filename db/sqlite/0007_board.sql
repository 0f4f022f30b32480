-- Where the organiser has put a meeting by hand: later timetables keep it there. The constraints keep two pins from contradicting each other.
CREATE TABLE meeting_pin (
    id           INTEGER PRIMARY KEY,
    event_id     INTEGER NOT NULL,
    exhibitor_id INTEGER NOT NULL,
    buyer_id     INTEGER NOT NULL,
    starts_at    TEXT NOT NULL,
    table_id     INTEGER NULL,
    pinned_by    TEXT NOT NULL,
    pinned_at    TEXT NOT NULL,
    CONSTRAINT fk_meeting_pin_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_pin_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_pin_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_pin_table FOREIGN KEY (table_id) REFERENCES event_table (id),
    CONSTRAINT uq_meeting_pin_pair UNIQUE (exhibitor_id, buyer_id),
    CONSTRAINT uq_meeting_pin_exhibitor UNIQUE (event_id, starts_at, exhibitor_id),
    CONSTRAINT uq_meeting_pin_buyer UNIQUE (event_id, starts_at, buyer_id)
);
CREATE UNIQUE INDEX uq_meeting_pin_table ON meeting_pin (event_id, starts_at, table_id) WHERE table_id IS NOT NULL;

-- What was moved by hand, so that it can be undone in order. number: counts the changes of a run; two meetings that changed places share
-- it. from_*, to_*: the place before and after. pin_*: the pin before, null for none.
CREATE TABLE meeting_move (
    id                  INTEGER PRIMARY KEY,
    run_id              INTEGER NOT NULL,
    number              INTEGER NOT NULL,
    meeting_id          INTEGER NOT NULL,
    from_slot           INTEGER NOT NULL,
    from_table_id       INTEGER NULL,
    from_interpreter_id INTEGER NULL,
    to_slot             INTEGER NOT NULL,
    to_table_id         INTEGER NULL,
    to_interpreter_id   INTEGER NULL,
    pin_starts_at       TEXT NULL,
    pin_table_id        INTEGER NULL,
    moved_by            TEXT NOT NULL,
    moved_at            TEXT NOT NULL,
    undone_by           TEXT NULL,
    undone_at           TEXT NULL,
    CONSTRAINT fk_meeting_move_meeting FOREIGN KEY (meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
    CONSTRAINT uq_meeting_move UNIQUE (run_id, number, meeting_id)
);
CREATE INDEX ix_meeting_move_meeting ON meeting_move (meeting_id);

-- Advice that was worked out for a run; items: JSON, null while it is being worked out. It goes when a meeting is moved.
CREATE TABLE run_advice (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER NOT NULL,
    job_run_id  INTEGER NOT NULL,
    items       TEXT NULL,
    asked_at    TEXT NOT NULL,
    finished_at TEXT NULL,
    CONSTRAINT fk_run_advice_run FOREIGN KEY (run_id) REFERENCES timetable_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_run_advice_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_run_advice_run UNIQUE (run_id)
);

-- Who of a company goes to its meeting with a partner, in whatever timetable.
CREATE TABLE meeting_attendee (
    id            INTEGER PRIMARY KEY,
    membership_id INTEGER NOT NULL,
    partner_id    INTEGER NOT NULL,
    CONSTRAINT fk_meeting_attendee_membership FOREIGN KEY (membership_id) REFERENCES membership (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_attendee_partner FOREIGN KEY (partner_id) REFERENCES participant (id),
    CONSTRAINT uq_meeting_attendee UNIQUE (membership_id, partner_id)
);
CREATE INDEX ix_meeting_attendee_partner ON meeting_attendee (partner_id);

ALTER TABLE meeting ADD row_version INTEGER NOT NULL DEFAULT 1;

-- Whose tables stay the same through the day: exhibitor, buyer, or null for nobody's.
ALTER TABLE event ADD keeps_table TEXT NULL;
