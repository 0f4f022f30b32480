-- Instants are UTC, ISO 8601 text; local dates 'yyyy-MM-dd' and times 'HH:mm' are in the event's time zone.
CREATE TABLE event (
    id              INTEGER PRIMARY KEY,
    public_id       TEXT NOT NULL,
    name_ko         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    venue           TEXT NULL,
    time_zone       TEXT NOT NULL,
    slot_minutes    INTEGER NOT NULL,
    gap_minutes     INTEGER NOT NULL,
    languages       TEXT NOT NULL,
    weights         TEXT NOT NULL,
    minimum_score   INTEGER NOT NULL,
    candidates_each INTEGER NOT NULL,
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL,
    row_version     INTEGER NOT NULL,
    CONSTRAINT uq_event_public_id UNIQUE (public_id)
);

CREATE TABLE event_day (
    id       INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL,
    date     TEXT NOT NULL,
    opens    TEXT NOT NULL,
    closes   TEXT NOT NULL,
    CONSTRAINT fk_event_day_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_event_day_date UNIQUE (event_id, date)
);

CREATE TABLE event_break (
    id       INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL,
    date     TEXT NULL,
    starts   TEXT NOT NULL,
    ends     TEXT NOT NULL,
    name     TEXT NULL,
    CONSTRAINT fk_event_break_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE event_table (
    id       INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    CONSTRAINT fk_event_table_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_event_table_number UNIQUE (event_id, number)
);

CREATE TABLE participant (
    id                  INTEGER PRIMARY KEY,
    public_id           TEXT NOT NULL,
    event_id            INTEGER NOT NULL,
    side                TEXT NOT NULL,
    external_key        TEXT NULL,
    registration_number TEXT NULL,
    name_ko             TEXT NULL,
    name_en             TEXT NULL,
    normalised_name     TEXT NOT NULL,
    country             TEXT NOT NULL,
    region              TEXT NULL,
    kind                TEXT NULL,
    division            TEXT NULL,
    website             TEXT NULL,
    booth               TEXT NULL,
    own_booth           INTEGER NOT NULL,
    online              INTEGER NOT NULL,
    delegation          TEXT NULL,
    time_zone           TEXT NULL,
    max_meetings        INTEGER NULL,
    max_per_day         INTEGER NULL,
    min_meetings        INTEGER NOT NULL,
    contact_name        TEXT NULL,
    contact_email       TEXT NULL,
    contact_phone       TEXT NULL,
    note                TEXT NULL,
    timetable_key       TEXT NOT NULL,
    created_at          TEXT NOT NULL,
    updated_at          TEXT NOT NULL,
    row_version         INTEGER NOT NULL,
    CONSTRAINT fk_participant_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_public_id UNIQUE (public_id),
    CONSTRAINT uq_participant_timetable_key UNIQUE (timetable_key)
);
CREATE UNIQUE INDEX uq_participant_external_key ON participant (event_id, side, external_key) WHERE external_key IS NOT NULL;
CREATE UNIQUE INDEX uq_participant_registration ON participant (event_id, side, country, registration_number) WHERE registration_number IS NOT NULL;
CREATE UNIQUE INDEX uq_participant_name ON participant (event_id, side, country, normalised_name)
    WHERE external_key IS NULL AND registration_number IS NULL;

CREATE TABLE participant_product (
    id                     INTEGER PRIMARY KEY,
    participant_id         INTEGER NOT NULL,
    category               TEXT NOT NULL,
    units_per_year         INTEGER NULL,
    minimum_order_quantity INTEGER NULL,
    timing                 TEXT NULL,
    CONSTRAINT fk_participant_product FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_product UNIQUE (participant_id, category)
);

-- kind: language, certification, cooperation, target (country or region), excluded (country)
CREATE TABLE participant_tag (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    code           TEXT NOT NULL,
    CONSTRAINT fk_participant_tag FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_tag UNIQUE (participant_id, kind, code)
);

CREATE TABLE unavailability (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL,
    starts_at      TEXT NOT NULL,
    ends_at        TEXT NOT NULL,
    CONSTRAINT fk_unavailability FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_unavailability UNIQUE (participant_id, starts_at, ends_at)
);

-- wish: none, want, must, veto. factors: the explanation of the score, JSON.
CREATE TABLE candidate_pair (
    id           INTEGER PRIMARY KEY,
    event_id     INTEGER NOT NULL,
    exhibitor_id INTEGER NOT NULL,
    buyer_id     INTEGER NOT NULL,
    score        INTEGER NOT NULL,
    factors      TEXT NOT NULL,
    wish         TEXT NOT NULL,
    scored_at    TEXT NOT NULL,
    row_version  INTEGER NOT NULL,
    CONSTRAINT fk_candidate_pair_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_candidate_pair_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_candidate_pair_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_candidate_pair UNIQUE (exhibitor_id, buyer_id)
);
CREATE INDEX ix_candidate_pair_event ON candidate_pair (event_id, score);
CREATE INDEX ix_candidate_pair_buyer ON candidate_pair (buyer_id);

-- status: queued, running, succeeded, cancelled, failed
CREATE TABLE job_run (
    id               INTEGER PRIMARY KEY,
    public_id        TEXT NOT NULL,
    event_id         INTEGER NULL,
    kind             TEXT NOT NULL,
    payload          TEXT NOT NULL,
    status           TEXT NOT NULL,
    percent_done     INTEGER NOT NULL,
    phase            TEXT NULL,
    progress         TEXT NULL,
    error            TEXT NULL,
    cancel_requested INTEGER NOT NULL,
    attempt          INTEGER NOT NULL,
    lease_owner      TEXT NULL,
    lease_until      TEXT NULL,
    requested_by     TEXT NOT NULL,
    created_at       TEXT NOT NULL,
    started_at       TEXT NULL,
    finished_at      TEXT NULL,
    CONSTRAINT fk_job_run_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_job_run_public_id UNIQUE (public_id)
);
CREATE INDEX ix_job_run_status ON job_run (status, lease_until);

-- problem and solution: the files of the timetable format, so that a run can be reproduced. wanted: every candidate pair,
-- wish_list: the wishes at that time, wishes: how many, too_few: participants below their minimum, longest_wait: in slots.
CREATE TABLE timetable_run (
    id             INTEGER PRIMARY KEY,
    public_id      TEXT NOT NULL,
    event_id       INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    job_run_id     INTEGER NOT NULL,
    note           TEXT NULL,
    request_key    TEXT NULL,
    seed           INTEGER NOT NULL,
    settings       TEXT NOT NULL,
    weights        TEXT NOT NULL,
    slots          TEXT NOT NULL,
    problem        TEXT NOT NULL,
    wish_list      TEXT NOT NULL,
    solver_status  TEXT NULL,
    solution       TEXT NULL,
    wanted         INTEGER NOT NULL,
    wishes         INTEGER NOT NULL,
    wishes_met     INTEGER NULL,
    meetings       INTEGER NULL,
    score          INTEGER NULL,
    score_bound    INTEGER NULL,
    breaks         INTEGER NULL,
    breaks_bound   INTEGER NULL,
    missed_minimum INTEGER NULL,
    too_few        INTEGER NULL,
    longest_wait   INTEGER NULL,
    fairness       REAL NULL,
    seconds        REAL NULL,
    created_at     TEXT NOT NULL,
    finished_at    TEXT NULL,
    CONSTRAINT fk_timetable_run_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_timetable_run_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_timetable_run_public_id UNIQUE (public_id),
    CONSTRAINT uq_timetable_run_number UNIQUE (event_id, number)
);
-- A client that asks again with the same key gets the run it asked for before.
CREATE UNIQUE INDEX uq_timetable_run_request ON timetable_run (event_id, request_key) WHERE request_key IS NOT NULL;

CREATE TABLE meeting (
    id             INTEGER PRIMARY KEY,
    public_id      TEXT NOT NULL,
    run_id         INTEGER NOT NULL,
    exhibitor_id   INTEGER NOT NULL,
    buyer_id       INTEGER NOT NULL,
    slot           INTEGER NOT NULL,
    starts_at      TEXT NOT NULL,
    ends_at        TEXT NOT NULL,
    place          TEXT NOT NULL,
    table_id       INTEGER NULL,
    interpreter_id INTEGER NULL,
    score          INTEGER NOT NULL,
    CONSTRAINT fk_meeting_run FOREIGN KEY (run_id) REFERENCES timetable_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_interpreter FOREIGN KEY (interpreter_id) REFERENCES participant (id),
    CONSTRAINT fk_meeting_table FOREIGN KEY (table_id) REFERENCES event_table (id),
    CONSTRAINT uq_meeting_public_id UNIQUE (public_id),
    CONSTRAINT uq_meeting_pair UNIQUE (run_id, exhibitor_id, buyer_id),
    CONSTRAINT uq_meeting_exhibitor UNIQUE (run_id, slot, exhibitor_id),
    CONSTRAINT uq_meeting_buyer UNIQUE (run_id, slot, buyer_id)
);
CREATE UNIQUE INDEX uq_meeting_table ON meeting (run_id, slot, table_id) WHERE table_id IS NOT NULL;
CREATE UNIQUE INDEX uq_meeting_interpreter ON meeting (run_id, slot, interpreter_id) WHERE interpreter_id IS NOT NULL;
CREATE INDEX ix_meeting_exhibitor ON meeting (exhibitor_id);
CREATE INDEX ix_meeting_buyer ON meeting (buyer_id);

CREATE TABLE unmet_pair (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL,
    exhibitor_id INTEGER NOT NULL,
    buyer_id     INTEGER NOT NULL,
    score        INTEGER NOT NULL,
    wish         TEXT NOT NULL,
    reason       TEXT NOT NULL,
    blockers     TEXT NOT NULL,
    CONSTRAINT fk_unmet_pair_run FOREIGN KEY (run_id) REFERENCES timetable_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_unmet_pair_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_unmet_pair_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_unmet_pair UNIQUE (run_id, exhibitor_id, buyer_id)
);

-- At most one row of an event has no withdrawn_at: the timetable in force.
CREATE TABLE publication (
    id           INTEGER PRIMARY KEY,
    event_id     INTEGER NOT NULL,
    run_id       INTEGER NOT NULL,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    withdrawn_at TEXT NULL,
    CONSTRAINT fk_publication_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_publication_run FOREIGN KEY (run_id) REFERENCES timetable_run (id)
);
CREATE UNIQUE INDEX uq_publication_in_force ON publication (event_id) WHERE withdrawn_at IS NULL;

-- status: previewed, committing, committed. about: names of its columns, sheets read and not read, JSON.
CREATE TABLE import_file (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT NOT NULL,
    event_id     INTEGER NOT NULL,
    side         TEXT NOT NULL,
    file_name    TEXT NOT NULL,
    content      BLOB NOT NULL,
    about        TEXT NOT NULL,
    status       TEXT NOT NULL,
    rows_in      INTEGER NOT NULL,
    rows_new     INTEGER NOT NULL,
    rows_changed INTEGER NOT NULL,
    rows_same    INTEGER NOT NULL,
    rows_wrong   INTEGER NOT NULL,
    job_run_id   INTEGER NULL,
    uploaded_by  TEXT NOT NULL,
    uploaded_at  TEXT NOT NULL,
    committed_at TEXT NULL,
    row_version  INTEGER NOT NULL,
    CONSTRAINT fk_import_file_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_import_file_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_import_file_public_id UNIQUE (public_id)
);

-- verdict: new, changed, same, wrong. cells: what the file said; detail: changes (before, after) or errors (column, value, remedy), JSON.
CREATE TABLE import_row (
    id             INTEGER PRIMARY KEY,
    import_file_id INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    verdict        TEXT NOT NULL,
    name           TEXT NOT NULL,
    cells          TEXT NOT NULL,
    detail         TEXT NOT NULL,
    CONSTRAINT fk_import_row_file FOREIGN KEY (import_file_id) REFERENCES import_file (id) ON DELETE CASCADE,
    CONSTRAINT uq_import_row UNIQUE (import_file_id, number)
);
CREATE INDEX ix_import_row_verdict ON import_row (import_file_id, verdict, number);

CREATE TABLE sign_in_link (
    id         INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL,
    role       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT NULL,
    CONSTRAINT uq_sign_in_link UNIQUE (token_hash)
);

CREATE TABLE data_protection_key (
    id            INTEGER PRIMARY KEY,
    friendly_name TEXT NOT NULL,
    xml           TEXT NOT NULL,
    CONSTRAINT uq_data_protection_key UNIQUE (friendly_name)
);

CREATE TABLE audit_entry (
    id       INTEGER PRIMARY KEY,
    event_id INTEGER NULL,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NULL,
    detail   TEXT NULL
);
CREATE INDEX ix_audit_entry ON audit_entry (event_id, at);
