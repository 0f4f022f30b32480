-- Where the organiser has put a meeting by hand: later timetables keep it there. The constraints keep two pins from contradicting each other.
CREATE TABLE meeting_pin (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id     bigint NOT NULL,
    exhibitor_id bigint NOT NULL,
    buyer_id     bigint NOT NULL,
    starts_at    datetime2(3) NOT NULL,
    table_id     bigint NULL,
    pinned_by    nvarchar(200) NOT NULL,
    pinned_at    datetime2(3) NOT NULL,
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
    id                  bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    run_id              bigint NOT NULL,
    number              int NOT NULL,
    meeting_id          bigint NOT NULL,
    from_slot           int NOT NULL,
    from_table_id       bigint NULL,
    from_interpreter_id bigint NULL,
    to_slot             int NOT NULL,
    to_table_id         bigint NULL,
    to_interpreter_id   bigint NULL,
    pin_starts_at       datetime2(3) NULL,
    pin_table_id        bigint NULL,
    moved_by            nvarchar(200) NOT NULL,
    moved_at            datetime2(3) NOT NULL,
    undone_by           nvarchar(200) NULL,
    undone_at           datetime2(3) NULL,
    CONSTRAINT fk_meeting_move_meeting FOREIGN KEY (meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
    CONSTRAINT uq_meeting_move UNIQUE (run_id, number, meeting_id)
);
CREATE INDEX ix_meeting_move_meeting ON meeting_move (meeting_id);

-- Advice that was worked out for a run; items: JSON, null while it is being worked out. It goes when a meeting is moved.
CREATE TABLE run_advice (
    id          bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    run_id      bigint NOT NULL,
    job_run_id  bigint NOT NULL,
    items       nvarchar(max) NULL,
    asked_at    datetime2(3) NOT NULL,
    finished_at datetime2(3) NULL,
    CONSTRAINT fk_run_advice_run FOREIGN KEY (run_id) REFERENCES timetable_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_run_advice_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_run_advice_run UNIQUE (run_id)
);

-- Who of a company goes to its meeting with a partner, in whatever timetable.
CREATE TABLE meeting_attendee (
    id            bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    membership_id bigint NOT NULL,
    partner_id    bigint NOT NULL,
    CONSTRAINT fk_meeting_attendee_membership FOREIGN KEY (membership_id) REFERENCES membership (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_attendee_partner FOREIGN KEY (partner_id) REFERENCES participant (id),
    CONSTRAINT uq_meeting_attendee UNIQUE (membership_id, partner_id)
);
CREATE INDEX ix_meeting_attendee_partner ON meeting_attendee (partner_id);

ALTER TABLE meeting ADD row_version bigint NOT NULL CONSTRAINT df_meeting_row_version DEFAULT 1;

-- Whose tables stay the same through the day: exhibitor, buyer, or null for nobody's.
ALTER TABLE event ADD keeps_table varchar(40) NULL;
