-- Somebody who signs in. email: lower case; the first organiser may have none. password_hash: PBKDF2 with its salt and iterations.
-- code_secret: of the time-based one-time code (RFC 6238), encrypted; code_since: null until the first code was right;
-- code_step: the time step of the last code that was right, which is not taken again.
CREATE TABLE person (
    id              INTEGER PRIMARY KEY,
    public_id       TEXT NOT NULL,
    email           TEXT NULL,
    name            TEXT NOT NULL,
    language        TEXT NOT NULL,
    administrator   INTEGER NOT NULL,
    password_hash   TEXT NULL,
    failed_sign_ins INTEGER NOT NULL,
    locked_until    TEXT NULL,
    code_secret     TEXT NULL,
    code_since      TEXT NULL,
    code_step       INTEGER NOT NULL,
    created_at      TEXT NOT NULL,
    row_version     INTEGER NOT NULL,
    CONSTRAINT uq_person_public_id UNIQUE (public_id)
);
CREATE UNIQUE INDEX uq_person_email ON person (email) WHERE email IS NOT NULL;

-- What somebody is at an event. role: organiser, exhibitor, buyer, interpreter, floor. owner: may invite colleagues of the participant.
CREATE TABLE membership (
    id             INTEGER PRIMARY KEY,
    public_id      TEXT NOT NULL,
    person_id      INTEGER NOT NULL,
    event_id       INTEGER NOT NULL,
    role           TEXT NOT NULL,
    participant_id INTEGER NULL,
    owner          INTEGER NOT NULL,
    created_at     TEXT NOT NULL,
    CONSTRAINT fk_membership_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_membership_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_membership_participant FOREIGN KEY (participant_id) REFERENCES participant (id),
    CONSTRAINT uq_membership_public_id UNIQUE (public_id)
);
CREATE UNIQUE INDEX uq_membership_participant ON membership (person_id, participant_id) WHERE participant_id IS NOT NULL;
CREATE UNIQUE INDEX uq_membership_role ON membership (person_id, event_id, role) WHERE participant_id IS NULL;
CREATE INDEX ix_membership_event ON membership (event_id);
CREATE INDEX ix_membership_of_participant ON membership (participant_id);

-- Where somebody is signed in. The cookie carries the secret; here is its hash. verified: the one-time code was given, or is not asked for.
CREATE TABLE person_session (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    person_id   INTEGER NOT NULL,
    way         TEXT NOT NULL,
    verified    INTEGER NOT NULL,
    by_code     INTEGER NOT NULL,
    device      TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    CONSTRAINT fk_person_session_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_person_session_public_id UNIQUE (public_id),
    CONSTRAINT uq_person_session_secret UNIQUE (secret_hash)
);
CREATE INDEX ix_person_session_person ON person_session (person_id);

-- scopes: permissions that the token may use of those its person has, ; between them.
CREATE TABLE api_token (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT NOT NULL,
    person_id   INTEGER NOT NULL,
    name        TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    scopes      TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    used_at     TEXT NULL,
    CONSTRAINT fk_api_token_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_api_token_public_id UNIQUE (public_id),
    CONSTRAINT uq_api_token_secret UNIQUE (secret_hash)
);
CREATE INDEX ix_api_token_person ON api_token (person_id);

-- Whom a link signs in. Links made before there were accounts have nobody, and open nothing any more.
ALTER TABLE sign_in_link ADD person_id INTEGER NULL;
CREATE INDEX ix_sign_in_link_person ON sign_in_link (person_id, created_at);

-- Mails to be sent and sent. template: key of the texts; arguments: what they fill in, JSON. link: the path that a one-time sign-in
-- leads to, null for none; the link itself is made when the mail is sent and is never stored. status: waiting, sending, sent, unsent
-- (no server is configured), failed.
CREATE TABLE mail (
    id         INTEGER PRIMARY KEY,
    public_id  TEXT NOT NULL,
    event_id   INTEGER NULL,
    person_id  INTEGER NULL,
    recipient  TEXT NOT NULL,
    language   TEXT NOT NULL,
    template   TEXT NOT NULL,
    arguments  TEXT NOT NULL,
    link       TEXT NULL,
    status     TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    next_at    TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at    TEXT NULL,
    error      TEXT NULL,
    CONSTRAINT fk_mail_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_mail_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT uq_mail_public_id UNIQUE (public_id)
);
CREATE INDEX ix_mail_status ON mail (status, next_at);
CREATE INDEX ix_mail_event ON mail (event_id, created_at);

-- Organisers of the event must give a one-time code.
ALTER TABLE event ADD code_required INTEGER NOT NULL DEFAULT 0;
