-- What a company shows beside the facts that are scored: nothing here is part of a score.
CREATE TABLE company_page (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL,
    about_ko       TEXT NULL,
    about_en       TEXT NULL,
    video          TEXT NULL,
    updated_at     TEXT NOT NULL,
    row_version    INTEGER NOT NULL,
    CONSTRAINT fk_company_page_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_company_page UNIQUE (participant_id)
);

CREATE TABLE product (
    id             INTEGER PRIMARY KEY,
    public_id      TEXT NOT NULL,
    participant_id INTEGER NOT NULL,
    category       TEXT NULL,
    name_ko        TEXT NULL,
    name_en        TEXT NULL,
    about_ko       TEXT NULL,
    about_en       TEXT NULL,
    created_at     TEXT NOT NULL,
    updated_at     TEXT NOT NULL,
    row_version    INTEGER NOT NULL,
    CONSTRAINT fk_product_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_product_public_id UNIQUE (public_id)
);
CREATE INDEX ix_product_participant ON product (participant_id);

-- kind: logo, picture, document, proof (for the organiser only). It belongs to a participant, or to a registration until that is let in.
-- hash: SHA-256 of content. A picture without a thumbnail is its own.
CREATE TABLE media (
    id              INTEGER PRIMARY KEY,
    public_id       TEXT NOT NULL,
    event_id        INTEGER NOT NULL,
    participant_id  INTEGER NULL,
    registration_id INTEGER NULL,
    product_id      INTEGER NULL,
    person_id       INTEGER NULL,
    kind            TEXT NOT NULL,
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL,
    caption_ko      TEXT NULL,
    caption_en      TEXT NULL,
    type            TEXT NOT NULL,
    width           INTEGER NULL,
    height          INTEGER NULL,
    bytes           INTEGER NOT NULL,
    hash            TEXT NOT NULL,
    content         BLOB NOT NULL,
    small_type      TEXT NULL,
    small_hash      TEXT NULL,
    small           BLOB NULL,
    uploaded_at     TEXT NOT NULL,
    row_version     INTEGER NOT NULL,
    CONSTRAINT fk_media_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_media_participant FOREIGN KEY (participant_id) REFERENCES participant (id),
    CONSTRAINT fk_media_registration FOREIGN KEY (registration_id) REFERENCES registration (id),
    CONSTRAINT fk_media_product FOREIGN KEY (product_id) REFERENCES product (id),
    CONSTRAINT fk_media_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_media_owner CHECK (participant_id IS NOT NULL OR registration_id IS NOT NULL),
    CONSTRAINT uq_media_public_id UNIQUE (public_id)
);
CREATE INDEX ix_media_participant ON media (participant_id, kind, position);
CREATE INDEX ix_media_registration ON media (registration_id);
CREATE INDEX ix_media_product ON media (product_id);
CREATE INDEX ix_media_person ON media (person_id);

-- Partners that a participant has put aside to look at again. It says nothing about wanting to meet.
CREATE TABLE shortlist (
    id             INTEGER PRIMARY KEY,
    participant_id INTEGER NOT NULL,
    partner_id     INTEGER NOT NULL,
    added_at       TEXT NOT NULL,
    CONSTRAINT fk_shortlist_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT fk_shortlist_partner FOREIGN KEY (partner_id) REFERENCES participant (id),
    CONSTRAINT uq_shortlist UNIQUE (participant_id, partner_id)
);
CREATE INDEX ix_shortlist_partner ON shortlist (partner_id);
