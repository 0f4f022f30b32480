-- importance: high, low; none means normal. Of what a buyer wants.
ALTER TABLE participant_product ADD importance varchar(40) NULL;

-- Change numbers: every write that touches a participant, its products, tags, absences, wishes or past meetings adds 1 to
-- event.changes and stamps that number on the participants touched, so that who keeps scores ready reads only what is newer.
-- participant_tag has a further kind: export (a country or region that an exhibitor exports to already).
ALTER TABLE event ADD changes bigint NOT NULL CONSTRAINT df_event_changes DEFAULT 0;
ALTER TABLE participant ADD changed bigint NOT NULL CONSTRAINT df_participant_changed DEFAULT 0;
CREATE INDEX ix_participant_changed ON participant (event_id, changed);

-- Ids may come back: a row says that the participant was gone at that number, not that nobody has its id later.
CREATE TABLE participant_removed (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id       bigint NOT NULL,
    participant_id bigint NOT NULL,
    changed        bigint NOT NULL,
    CONSTRAINT fk_participant_removed_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE INDEX ix_participant_removed ON participant_removed (event_id, changed);

-- What a participant itself says about a partner: want, must, veto. The organiser's word is candidate_pair.wish.
-- rank: 1 is wanted most.
CREATE TABLE participant_wish (
    id             bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id       bigint NOT NULL,
    participant_id bigint NOT NULL,
    partner_id     bigint NOT NULL,
    wish           varchar(40) NOT NULL,
    rank           int NULL,
    said_at        datetime2(3) NOT NULL,
    row_version    bigint NOT NULL,
    CONSTRAINT fk_participant_wish_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_participant_wish_participant FOREIGN KEY (participant_id) REFERENCES participant (id),
    CONSTRAINT fk_participant_wish_partner FOREIGN KEY (partner_id) REFERENCES participant (id),
    CONSTRAINT uq_participant_wish UNIQUE (participant_id, partner_id)
);
CREATE INDEX ix_participant_wish_event ON participant_wish (event_id);
CREATE INDEX ix_participant_wish_partner ON participant_wish (partner_id);

-- What came of the two on an earlier occasion. requested_by: exhibitor, buyer, organiser. answer: accepted, declined.
-- Ratings are 1 to 5. outcome: consulted, pursued, mou, contract, shipped.
CREATE TABLE past_meeting (
    id               bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    event_id         bigint NOT NULL,
    exhibitor_id     bigint NOT NULL,
    buyer_id         bigint NOT NULL,
    occasion         nvarchar(200) NOT NULL,
    requested_by     varchar(40) NULL,
    answer           varchar(40) NULL,
    exhibitor_rating int NULL,
    buyer_rating     int NULL,
    outcome          varchar(40) NULL,
    entered_at       datetime2(3) NOT NULL,
    CONSTRAINT fk_past_meeting_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_past_meeting_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_past_meeting_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_past_meeting UNIQUE (exhibitor_id, buyer_id, occasion)
);
CREATE INDEX ix_past_meeting_event ON past_meeting (event_id, occasion);
CREATE INDEX ix_past_meeting_buyer ON past_meeting (buyer_id);

-- Explanations of the five factors there were; scoring the pairs again writes those of today.
UPDATE candidate_pair SET factors = '[]';
