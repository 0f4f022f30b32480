-- importance: high, low; none means normal. Of what a buyer wants.
ALTER TABLE participant_product ADD importance TEXT NULL;

-- Change numbers: every write that touches a participant, its products, tags, absences, wishes or past meetings adds 1 to
-- event.changes and stamps that number on the participants touched, so that who keeps scores ready reads only what is newer.
-- participant_tag has a further kind: export (a country or region that an exhibitor exports to already).
ALTER TABLE event ADD changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participant ADD changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ix_participant_changed ON participant (event_id, changed);

-- Ids may come back: a row says that the participant was gone at that number, not that nobody has its id later.
CREATE TABLE participant_removed (
    id             INTEGER PRIMARY KEY,
    event_id       INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    changed        INTEGER NOT NULL,
    CONSTRAINT fk_participant_removed_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE INDEX ix_participant_removed ON participant_removed (event_id, changed);

-- What a participant itself says about a partner: want, must, veto. The organiser's word is candidate_pair.wish.
-- rank: 1 is wanted most.
CREATE TABLE participant_wish (
    id             INTEGER PRIMARY KEY,
    event_id       INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    partner_id     INTEGER NOT NULL,
    wish           TEXT NOT NULL,
    rank           INTEGER NULL,
    said_at        TEXT NOT NULL,
    row_version    INTEGER NOT NULL,
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
    id               INTEGER PRIMARY KEY,
    event_id         INTEGER NOT NULL,
    exhibitor_id     INTEGER NOT NULL,
    buyer_id         INTEGER NOT NULL,
    occasion         TEXT NOT NULL,
    requested_by     TEXT NULL,
    answer           TEXT NULL,
    exhibitor_rating INTEGER NULL,
    buyer_rating     INTEGER NULL,
    outcome          TEXT NULL,
    entered_at       TEXT NOT NULL,
    CONSTRAINT fk_past_meeting_event FOREIGN KEY (event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_past_meeting_exhibitor FOREIGN KEY (exhibitor_id) REFERENCES participant (id),
    CONSTRAINT fk_past_meeting_buyer FOREIGN KEY (buyer_id) REFERENCES participant (id),
    CONSTRAINT uq_past_meeting UNIQUE (exhibitor_id, buyer_id, occasion)
);
CREATE INDEX ix_past_meeting_event ON past_meeting (event_id, occasion);
CREATE INDEX ix_past_meeting_buyer ON past_meeting (buyer_id);

-- Explanations of the five factors there were; scoring the pairs again writes those of today.
UPDATE candidate_pair SET factors = '[]';
