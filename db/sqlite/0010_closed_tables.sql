-- A table that can not be used now: it keeps its meetings, and gets no new ones.
ALTER TABLE event_table ADD closed INTEGER NOT NULL DEFAULT 0;

-- The time the two had agreed on themselves, before it went along with a move; null when nothing went along.
ALTER TABLE meeting_move ADD agreed_starts_at TEXT NULL;
ALTER TABLE meeting_move ADD agreed_table_id INTEGER NULL;
