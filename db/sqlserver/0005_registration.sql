-- Somebody registers a company. side: exhibitor, buyer. fields: what was entered, JSON. status: draft, sent, asked (back), approved,
-- declined. origin: hash of the network address it came from. participant_id: what it became.
CREATE TABLE registration (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id      varchar(40) NOT NULL,
    event_id       bigint NOT NULL,
    person_id      bigint NOT NULL,
    side           varchar(40) NOT NULL,
    fields         nvarchar(max) NOT NULL,
    step           int NOT NULL,
    status         varchar(40) NOT NULL,
    question       nvarchar(max) NULL,
    note           nvarchar(max) NULL,
    origin         varchar(100) NULL,
    participant_id bigint NULL,
    created_at     datetime2(3) NOT NULL,
    sent_at        datetime2(3) NULL,
    decided_at     datetime2(3) NULL,
    row_version    bigint NOT NULL,
    CONSTRAINT fk_registration_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_registration_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT uq_registration_public_id UNIQUE (public_id)
);
CREATE UNIQUE INDEX uq_registration_open ON registration (event_id, person_id, side) WHERE status IN ('draft', 'sent', 'asked');
CREATE INDEX ix_registration_event ON registration (event_id, status, sent_at);
CREATE INDEX ix_registration_person ON registration (person_id);

-- What somebody agreed to, in which words, and when. kind: privacy, transfer (abroad), marketing.
CREATE TABLE consent (
    id              bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    person_id       bigint NOT NULL,
    registration_id bigint NULL,
    kind            varchar(40) NOT NULL,
    version         varchar(40) NOT NULL,
    given_at        datetime2(3) NOT NULL,
    CONSTRAINT fk_consent_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT fk_consent_registration FOREIGN KEY (registration_id) REFERENCES registration (id)
);
CREATE INDEX ix_consent_person ON consent (person_id);

-- Whether companies may register themselves.
ALTER TABLE event ADD registration_open bit NOT NULL CONSTRAINT df_event_registration_open DEFAULT 0;
