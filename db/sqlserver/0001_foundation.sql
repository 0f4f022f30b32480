-- Instants are UTC; local dates 'yyyy-MM-dd' and times 'HH:mm' are in the event's time zone.
CREATE TABLE event (
    id              bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id       varchar(40) NOT NULL,
    name_ko         nvarchar(200) NOT NULL,
    name_en         nvarchar(200) NOT NULL,
    venue           nvarchar(200) NULL,
    time_zone       nvarchar(100) NOT NULL,
    slot_minutes    int NOT NULL,
    gap_minutes     int NOT NULL,
    languages       nvarchar(max) NOT NULL,
    weights         nvarchar(max) NOT NULL,
    minimum_score   int NOT NULL,
    candidates_each int NOT NULL,
    created_at      datetime2(3) NOT NULL,
    updated_at      datetime2(3) NOT NULL,
    row_version     bigint NOT NULL,
    CONSTRAINT uq_event_public_id UNIQUE (public_id)
);

CREATE TABLE event_day (
    id       bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id bigint NOT NULL,
    date     char(10) NOT NULL,
    opens    char(5) NOT NULL,
    closes   char(5) NOT NULL,
    CONSTRAINT fk_event_day_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_event_day_date UNIQUE (event_id, date)
);

CREATE TABLE event_break (
    id       bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id bigint NOT NULL,
    date     char(10) NULL,
    starts   char(5) NOT NULL,
    ends     char(5) NOT NULL,
    name     nvarchar(200) NULL,
    CONSTRAINT fk_event_break_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE event_table (
    id       bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id bigint NOT NULL,
    number   int NOT NULL,
    name     nvarchar(200) NOT NULL,
    kind     varchar(40) NOT NULL,
    CONSTRAINT fk_event_table_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_event_table_number UNIQUE (event_id, number)
);

CREATE TABLE participant (
    id                  bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id           varchar(40) NOT NULL,
    event_id            bigint NOT NULL,
    side                varchar(40) NOT NULL,
    external_key        nvarchar(200) NULL,
    registration_number nvarchar(200) NULL,
    name_ko             nvarchar(200) NULL,
    name_en             nvarchar(200) NULL,
    normalised_name     nvarchar(200) NOT NULL,
    country             char(2) NOT NULL,
    region              nvarchar(200) NULL,
    kind                varchar(40) NULL,
    division            nvarchar(200) NULL,
    website             nvarchar(200) NULL,
    booth               nvarchar(200) NULL,
    own_booth           bit NOT NULL,
    online              bit NOT NULL,
    delegation          nvarchar(200) NULL,
    time_zone           nvarchar(100) NULL,
    max_meetings        int NULL,
    max_per_day         int NULL,
    min_meetings        int NOT NULL,
    contact_name        nvarchar(200) NULL,
    contact_email       nvarchar(200) NULL,
    contact_phone       nvarchar(200) NULL,
    note                nvarchar(max) NULL,
    timetable_key       varchar(40) NOT NULL,
    created_at          datetime2(3) NOT NULL,
    updated_at          datetime2(3) NOT NULL,
    row_version         bigint NOT NULL,
    CONSTRAINT fk_participant_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_public_id UNIQUE (public_id),
    CONSTRAINT uq_participant_timetable_key UNIQUE (timetable_key)
);
CREATE UNIQUE INDEX uq_participant_external_key ON participant (event_id, side, external_key) WHERE external_key IS NOT NULL;
CREATE UNIQUE INDEX uq_participant_registration ON participant (event_id, side, country, registration_number) WHERE registration_number IS NOT NULL;
CREATE UNIQUE INDEX uq_participant_name ON participant (event_id, side, country, normalised_name)
    WHERE external_key IS NULL AND registration_number IS NULL;

CREATE TABLE participant_product (
    id                     bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    participant_id         bigint NOT NULL,
    category               nvarchar(100) NOT NULL,
    units_per_year         int NULL,
    minimum_order_quantity int NULL,
    timing                 varchar(40) NULL,
    CONSTRAINT fk_participant_product FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_product UNIQUE (participant_id, category)
);

-- kind: language, certification, cooperation, target (country or region), excluded (country)
CREATE TABLE participant_tag (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    participant_id bigint NOT NULL,
    kind           varchar(40) NOT NULL,
    code           nvarchar(100) NOT NULL,
    CONSTRAINT fk_participant_tag FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_participant_tag UNIQUE (participant_id, kind, code)
);

CREATE TABLE unavailability (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    participant_id bigint NOT NULL,
    starts_at      datetime2(3) NOT NULL,
    ends_at        datetime2(3) NOT NULL,
    CONSTRAINT fk_unavailability FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_unavailability UNIQUE (participant_id, starts_at, ends_at)
);

-- wish: none, want, must, veto. factors: the explanation of the score, JSON.
CREATE TABLE candidate_pair (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id     bigint NOT NULL,
    exhibitor_id bigint NOT NULL,
    buyer_id     bigint NOT NULL,
    score        int NOT NULL,
    factors      nvarchar(max) NOT NULL,
    wish         varchar(40) NOT NULL,
    scored_at    datetime2(3) NOT NULL,
    row_version  bigint NOT NULL,
    CONSTRAINT fk_candidate_pair_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_candidate_pair_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_candidate_pair_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_candidate_pair UNIQUE (exhibitor_id, buyer_id)
);
CREATE INDEX ix_candidate_pair_event ON candidate_pair (event_id, score);
CREATE INDEX ix_candidate_pair_buyer ON candidate_pair (buyer_id);

-- status: queued, running, succeeded, cancelled, failed
CREATE TABLE job_run (
    id               bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id        varchar(40) NOT NULL,
    event_id         bigint NULL,
    kind             varchar(40) NOT NULL,
    payload          nvarchar(max) NOT NULL,
    status           varchar(40) NOT NULL,
    percent_done     int NOT NULL,
    phase            nvarchar(100) NULL,
    progress         nvarchar(max) NULL,
    error            nvarchar(max) NULL,
    cancel_requested bit NOT NULL,
    attempt          int NOT NULL,
    lease_owner      nvarchar(100) NULL,
    lease_until      datetime2(3) NULL,
    requested_by     nvarchar(200) NOT NULL,
    created_at       datetime2(3) NOT NULL,
    started_at       datetime2(3) NULL,
    finished_at      datetime2(3) NULL,
    CONSTRAINT fk_job_run_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT uq_job_run_public_id UNIQUE (public_id)
);
CREATE INDEX ix_job_run_status ON job_run (status, lease_until);

-- problem and solution: the files of the timetable format, so that a run can be reproduced. wanted: every candidate pair,
-- wish_list: the wishes at that time, wishes: how many, too_few: participants below their minimum, longest_wait: in slots.
CREATE TABLE timetable_run (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id      varchar(40) NOT NULL,
    event_id       bigint NOT NULL,
    number         int NOT NULL,
    job_run_id     bigint NOT NULL,
    note           nvarchar(max) NULL,
    request_key    varchar(100) NULL,
    seed           bigint NOT NULL,
    settings       nvarchar(max) NOT NULL,
    weights        nvarchar(max) NOT NULL,
    slots          nvarchar(max) NOT NULL,
    problem        nvarchar(max) NOT NULL,
    wish_list      nvarchar(max) NOT NULL,
    solver_status  varchar(40) NULL,
    solution       nvarchar(max) NULL,
    wanted         int NOT NULL,
    wishes         int NOT NULL,
    wishes_met     int NULL,
    meetings       int NULL,
    score          bigint NULL,
    score_bound    bigint NULL,
    breaks         int NULL,
    breaks_bound   int NULL,
    missed_minimum int NULL,
    too_few        int NULL,
    longest_wait   int NULL,
    fairness       float NULL,
    seconds        float NULL,
    created_at     datetime2(3) NOT NULL,
    finished_at    datetime2(3) NULL,
    CONSTRAINT fk_timetable_run_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_timetable_run_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_timetable_run_public_id UNIQUE (public_id),
    CONSTRAINT uq_timetable_run_number UNIQUE (event_id, number)
);
-- A client that asks again with the same key gets the run it asked for before.
CREATE UNIQUE INDEX uq_timetable_run_request ON timetable_run (event_id, request_key) WHERE request_key IS NOT NULL;

CREATE TABLE meeting (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id      varchar(40) NOT NULL,
    run_id         bigint NOT NULL,
    exhibitor_id   bigint NOT NULL,
    buyer_id       bigint NOT NULL,
    slot           int NOT NULL,
    starts_at      datetime2(3) NOT NULL,
    ends_at        datetime2(3) NOT NULL,
    place          nvarchar(200) NOT NULL,
    table_id       bigint NULL,
    interpreter_id bigint NULL,
    score          int NOT NULL,
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
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    run_id       bigint NOT NULL,
    exhibitor_id bigint NOT NULL,
    buyer_id     bigint NOT NULL,
    score        int NOT NULL,
    wish         varchar(40) NOT NULL,
    reason       varchar(40) NOT NULL,
    blockers     nvarchar(max) NOT NULL,
    CONSTRAINT fk_unmet_pair_run FOREIGN KEY (run_id) REFERENCES timetable_run (id) ON DELETE CASCADE,
    CONSTRAINT fk_unmet_pair_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_unmet_pair_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_unmet_pair UNIQUE (run_id, exhibitor_id, buyer_id)
);

-- At most one row of an event has no withdrawn_at: the timetable in force.
CREATE TABLE publication (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id     bigint NOT NULL,
    run_id       bigint NOT NULL,
    published_at datetime2(3) NOT NULL,
    published_by nvarchar(200) NOT NULL,
    withdrawn_at datetime2(3) NULL,
    CONSTRAINT fk_publication_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_publication_run FOREIGN KEY (run_id) REFERENCES timetable_run (id)
);
CREATE UNIQUE INDEX uq_publication_in_force ON publication (event_id) WHERE withdrawn_at IS NULL;

-- status: previewed, committing, committed. about: names of its columns, sheets read and not read, JSON.
CREATE TABLE import_file (
    id           bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id    varchar(40) NOT NULL,
    event_id     bigint NOT NULL,
    side         varchar(40) NOT NULL,
    file_name    nvarchar(200) NOT NULL,
    content      varbinary(max) NOT NULL,
    about        nvarchar(max) NOT NULL,
    status       varchar(40) NOT NULL,
    rows_in      int NOT NULL,
    rows_new     int NOT NULL,
    rows_changed int NOT NULL,
    rows_same    int NOT NULL,
    rows_wrong   int NOT NULL,
    job_run_id   bigint NULL,
    uploaded_by  nvarchar(200) NOT NULL,
    uploaded_at  datetime2(3) NOT NULL,
    committed_at datetime2(3) NULL,
    row_version  bigint NOT NULL,
    CONSTRAINT fk_import_file_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_import_file_job FOREIGN KEY (job_run_id) REFERENCES job_run (id),
    CONSTRAINT uq_import_file_public_id UNIQUE (public_id)
);

-- verdict: new, changed, same, wrong. cells: what the file said; detail: changes (before, after) or errors (column, value, remedy), JSON.
CREATE TABLE import_row (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    import_file_id bigint NOT NULL,
    number         int NOT NULL,
    verdict        varchar(40) NOT NULL,
    name           nvarchar(200) NOT NULL,
    cells          nvarchar(max) NOT NULL,
    detail         nvarchar(max) NOT NULL,
    CONSTRAINT fk_import_row_file FOREIGN KEY (import_file_id) REFERENCES import_file (id) ON DELETE CASCADE,
    CONSTRAINT uq_import_row UNIQUE (import_file_id, number)
);
CREATE INDEX ix_import_row_verdict ON import_row (import_file_id, verdict, number);

CREATE TABLE sign_in_link (
    id         bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    token_hash varchar(100) NOT NULL,
    role       varchar(40) NOT NULL,
    created_at datetime2(3) NOT NULL,
    expires_at datetime2(3) NOT NULL,
    used_at    datetime2(3) NULL,
    CONSTRAINT uq_sign_in_link UNIQUE (token_hash)
);

CREATE TABLE data_protection_key (
    id            bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    friendly_name nvarchar(200) NOT NULL,
    xml           nvarchar(max) NOT NULL,
    CONSTRAINT uq_data_protection_key UNIQUE (friendly_name)
);

CREATE TABLE audit_entry (
    id       bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id bigint NULL,
    at       datetime2(3) NOT NULL,
    actor    nvarchar(200) NOT NULL,
    action   nvarchar(100) NOT NULL,
    subject  nvarchar(200) NULL,
    detail   nvarchar(max) NULL
);
CREATE INDEX ix_audit_entry ON audit_entry (event_id, at);
