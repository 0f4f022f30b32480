-- What a company shows beside the facts that are scored: nothing here is part of a score.
CREATE TABLE company_page (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    participant_id bigint NOT NULL,
    about_ko       nvarchar(max) NULL,
    about_en       nvarchar(max) NULL,
    video          nvarchar(500) NULL,
    updated_at     datetime2(3) NOT NULL,
    row_version    bigint NOT NULL,
    CONSTRAINT fk_company_page_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_company_page UNIQUE (participant_id)
);

CREATE TABLE product (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id      varchar(40) NOT NULL,
    participant_id bigint NOT NULL,
    category       varchar(40) NULL,
    name_ko        nvarchar(200) NULL,
    name_en        nvarchar(200) NULL,
    about_ko       nvarchar(max) NULL,
    about_en       nvarchar(max) NULL,
    created_at     datetime2(3) NOT NULL,
    updated_at     datetime2(3) NOT NULL,
    row_version    bigint NOT NULL,
    CONSTRAINT fk_product_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT uq_product_public_id UNIQUE (public_id)
);
CREATE INDEX ix_product_participant ON product (participant_id);

-- kind: logo, picture, document, proof (for the organiser only). It belongs to a participant, or to a registration until that is let in.
-- hash: SHA-256 of content. A picture without a thumbnail is its own.
CREATE TABLE media (
    id              bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    public_id       varchar(40) NOT NULL,
    event_id        bigint NOT NULL,
    participant_id  bigint NULL,
    registration_id bigint NULL,
    product_id      bigint NULL,
    person_id       bigint NULL,
    kind            varchar(40) NOT NULL,
    position        int NOT NULL,
    name            nvarchar(200) NOT NULL,
    caption_ko      nvarchar(200) NULL,
    caption_en      nvarchar(200) NULL,
    type            varchar(40) NOT NULL,
    width           int NULL,
    height          int NULL,
    bytes           int NOT NULL,
    hash            varchar(100) NOT NULL,
    content         varbinary(max) NOT NULL,
    small_type      varchar(40) NULL,
    small_hash      varchar(100) NULL,
    small           varbinary(max) NULL,
    uploaded_at     datetime2(3) NOT NULL,
    row_version     bigint NOT NULL,
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
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    participant_id bigint NOT NULL,
    partner_id     bigint NOT NULL,
    added_at       datetime2(3) NOT NULL,
    CONSTRAINT fk_shortlist_participant FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT fk_shortlist_partner FOREIGN KEY (partner_id) REFERENCES participant (id),
    CONSTRAINT uq_shortlist UNIQUE (participant_id, partner_id)
);
CREATE INDEX ix_shortlist_partner ON shortlist (partner_id);
