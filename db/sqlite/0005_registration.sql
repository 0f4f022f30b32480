-- Somebody registers a company. side: exhibitor, buyer. fields: what was entered, JSON. status: draft, sent, asked (back), approved,
-- declined. origin: hash of the network address it came from. participant_id: what it became.
CREATE TABLE registration (
    id             INTEGER PRIMARY KEY,
    public_id      TEXT NOT NULL,
    event_id       INTEGER NOT NULL,
    person_id      INTEGER NOT NULL,
    side           TEXT NOT NULL,
    fields         TEXT NOT NULL,
    step           INTEGER NOT NULL,
    status         TEXT NOT NULL,
    question       TEXT NULL,
    note           TEXT NULL,
    origin         TEXT NULL,
    participant_id INTEGER NULL,
    created_at     TEXT NOT NULL,
    sent_at        TEXT NULL,
    decided_at     TEXT NULL,
    row_version    INTEGER NOT NULL,
    CONSTRAINT fk_registration_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_registration_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT uq_registration_public_id UNIQUE (public_id)
);
CREATE UNIQUE INDEX uq_registration_open ON registration (event_id, person_id, side) WHERE status IN ('draft', 'sent', 'asked');
CREATE INDEX ix_registration_event ON registration (event_id, status, sent_at);
CREATE INDEX ix_registration_person ON registration (person_id);

-- What somebody agreed to, in which words, and when. kind: privacy, transfer (abroad), marketing.
CREATE TABLE consent (
    id              INTEGER PRIMARY KEY,
    person_id       INTEGER NOT NULL,
    registration_id INTEGER NULL,
    kind            TEXT NOT NULL,
    version         TEXT NOT NULL,
    given_at        TEXT NOT NULL,
    CONSTRAINT fk_consent_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_consent_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
CREATE INDEX ix_consent_person ON consent (person_id);

-- Whether companies may register themselves.
ALTER TABLE event ADD registration_open INTEGER NOT NULL DEFAULT 0;
