-- Somebody who signs in. email: lower case; the first organiser may have none. password_hash: PBKDF2 with its salt and iterations.
-- code_secret: of the time-based one-time code (RFC 6238), encrypted; code_since: null until the first code was right;
-- code_step: the time step of the last code that was right, which is not taken again.
CREATE TABLE person (
    id              bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id       varchar(40) NOT NULL,
    email           nvarchar(320) NULL,
    name            nvarchar(200) NOT NULL,
    language        varchar(40) NOT NULL,
    administrator   bit NOT NULL,
    password_hash   nvarchar(200) NULL,
    failed_sign_ins int NOT NULL,
    locked_until    datetime2(3) NULL,
    code_secret     nvarchar(max) NULL,
    code_since      datetime2(3) NULL,
    code_step       bigint NOT NULL,
    created_at      datetime2(3) NOT NULL,
    row_version     bigint NOT NULL,
    CONSTRAINT uq_person_public_id UNIQUE (public_id)
);
CREATE UNIQUE INDEX uq_person_email ON person (email) WHERE email IS NOT NULL;

-- What somebody is at an event. role: organiser, exhibitor, buyer, interpreter, floor. owner: may invite colleagues of the participant.
CREATE TABLE membership (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id      varchar(40) NOT NULL,
    person_id      bigint NOT NULL,
    event_id       bigint NOT NULL,
    role           varchar(40) NOT NULL,
    participant_id bigint NULL,
    owner          bit NOT NULL,
    created_at     datetime2(3) NOT NULL,
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
    id          bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id   varchar(40) NOT NULL,
    secret_hash varchar(100) NOT NULL,
    person_id   bigint NOT NULL,
    way         varchar(40) NOT NULL,
    verified    bit NOT NULL,
    by_code     bit NOT NULL,
    device      nvarchar(200) NOT NULL,
    created_at  datetime2(3) NOT NULL,
    seen_at     datetime2(3) NOT NULL,
    expires_at  datetime2(3) NOT NULL,
    CONSTRAINT fk_person_session_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_person_session_public_id UNIQUE (public_id),
    CONSTRAINT uq_person_session_secret UNIQUE (secret_hash)
);
CREATE INDEX ix_person_session_person ON person_session (person_id);

-- scopes: permissions that the token may use of those its person has, ; between them.
CREATE TABLE api_token (
    id          bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id   varchar(40) NOT NULL,
    person_id   bigint NOT NULL,
    name        nvarchar(200) NOT NULL,
    secret_hash varchar(100) NOT NULL,
    scopes      nvarchar(max) NOT NULL,
    created_at  datetime2(3) NOT NULL,
    expires_at  datetime2(3) NOT NULL,
    used_at     datetime2(3) NULL,
    CONSTRAINT fk_api_token_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT uq_api_token_public_id UNIQUE (public_id),
    CONSTRAINT uq_api_token_secret UNIQUE (secret_hash)
);
CREATE INDEX ix_api_token_person ON api_token (person_id);

-- Whom a link signs in. Links made before there were accounts have nobody, and open nothing any more.
ALTER TABLE sign_in_link ADD person_id bigint NULL;
CREATE INDEX ix_sign_in_link_person ON sign_in_link (person_id, created_at);

-- Mails to be sent and sent. template: key of the texts; arguments: what they fill in, JSON. link: the path that a one-time sign-in
-- leads to, null for none; the link itself is made when the mail is sent and is never stored. status: waiting, sending, sent, unsent
-- (no server is configured), failed.
CREATE TABLE mail (
    id         bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id  varchar(40) NOT NULL,
    event_id   bigint NULL,
    person_id  bigint NULL,
    recipient  nvarchar(320) NOT NULL,
    language   varchar(40) NOT NULL,
    template   varchar(40) NOT NULL,
    arguments  nvarchar(max) NOT NULL,
    link       nvarchar(200) NULL,
    status     varchar(40) NOT NULL,
    attempts   int NOT NULL,
    next_at    datetime2(3) NOT NULL,
    created_at datetime2(3) NOT NULL,
    sent_at    datetime2(3) NULL,
    error      nvarchar(200) NULL,
    CONSTRAINT fk_mail_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_mail_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT uq_mail_public_id UNIQUE (public_id)
);
CREATE INDEX ix_mail_status ON mail (status, next_at);
CREATE INDEX ix_mail_event ON mail (event_id, created_at);

-- Organisers of the event must give a one-time code.
ALTER TABLE event ADD code_required bit NOT NULL CONSTRAINT df_event_code_required DEFAULT 0;
