-- What a run repairs and how much of it changed, JSON; null for a run that repairs nothing.
ALTER TABLE timetable_run ADD repair nvarchar(max) NULL;
