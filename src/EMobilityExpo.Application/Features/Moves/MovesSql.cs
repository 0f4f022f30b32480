namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;

/// <summary>Meetings moved by hand, and where they are pinned.</summary>
public static class MovesSql
{
    public static readonly Sql Meetings =
        """
        SELECT id, public_id, exhibitor_id, buyer_id, slot, place, table_id, interpreter_id, score, row_version
        FROM meeting WHERE run_id = @RunId ORDER BY slot, id
        """;

    /// <summary>Out of every slot for a moment, so that two meetings can change places without ever sharing one.</summary>
    public static readonly Sql LiftOff =
        "UPDATE meeting SET slot = -id, table_id = NULL, interpreter_id = NULL WHERE id = @Id AND row_version = @RowVersion";

    public static readonly Sql Put =
        """
        UPDATE meeting
        SET slot = @Slot, starts_at = @StartsAt, ends_at = @EndsAt, table_id = @TableId, interpreter_id = @InterpreterId, row_version = row_version + 1
        WHERE id = @Id
        """;

    public static readonly Sql NextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM meeting_move WHERE run_id = @RunId";

    public static readonly Sql InsertMove =
        """
        INSERT INTO meeting_move
            (run_id, number, meeting_id, from_slot, from_table_id, from_interpreter_id, to_slot, to_table_id, to_interpreter_id,
             pin_starts_at, pin_table_id, agreed_starts_at, agreed_table_id, moved_by, moved_at)
        VALUES (@RunId, @Number, @MeetingId, @FromSlot, @FromTableId, @FromInterpreterId, @ToSlot, @ToTableId, @ToInterpreterId,
             @PinStartsAt, @PinTableId, @AgreedStartsAt, @AgreedTableId, @Actor, @Now)
        """;

    public static readonly Sql Page = new(dialect => dialect.Page(
        """
        SELECT v.number, v.meeting_id, v.from_slot, v.from_table_id, v.from_interpreter_id, v.to_slot, v.to_table_id, v.to_interpreter_id,
            v.pin_starts_at, v.pin_table_id, v.agreed_starts_at, v.agreed_table_id, COALESCE(a.name, v.moved_by) AS moved_by, v.moved_at, COALESCE(u.name, v.undone_by) AS undone_by, v.undone_at
        FROM meeting_move v LEFT JOIN person a ON a.public_id = v.moved_by LEFT JOIN person u ON u.public_id = v.undone_by
        WHERE v.run_id = @RunId AND (@Number IS NULL OR v.number = @Number) ORDER BY v.number DESC, v.id
        """));

    public static readonly Sql Count = "SELECT COUNT(*) FROM meeting_move WHERE run_id = @RunId";

    /// <summary>The last change that has not been undone.</summary>
    public static readonly Sql Last = "SELECT COALESCE(MAX(number), 0) FROM meeting_move WHERE run_id = @RunId AND undone_at IS NULL";

    public static readonly Sql LastMeetings =
        """
        SELECT v.number, v.moved_by, e.name_ko AS exhibitor_name_ko, e.name_en AS exhibitor_name_en, b.name_ko AS buyer_name_ko, b.name_en AS buyer_name_en
        FROM meeting_move v JOIN meeting m ON m.id = v.meeting_id JOIN participant e ON e.id = m.exhibitor_id JOIN participant b ON b.id = m.buyer_id
        WHERE v.run_id = @RunId AND v.undone_at IS NULL
            AND v.number = (SELECT MAX(w.number) FROM meeting_move w WHERE w.run_id = @RunId AND w.undone_at IS NULL)
        ORDER BY v.id
        """;

    public static readonly Sql Undone =
        "UPDATE meeting_move SET undone_by = @Actor, undone_at = @Now WHERE run_id = @RunId AND number = @Number AND undone_at IS NULL";

    public static readonly Sql Pins =
        "SELECT id, exhibitor_id, buyer_id, starts_at, table_id FROM meeting_pin WHERE event_id = @EventId ORDER BY starts_at, id";

    public static readonly Sql InsertPin =
        """
        INSERT INTO meeting_pin (event_id, exhibitor_id, buyer_id, starts_at, table_id, pinned_by, pinned_at)
        VALUES (@EventId, @ExhibitorId, @BuyerId, @StartsAt, @TableId, @Actor, @Now)
        """;

    public static readonly Sql DeletePin = "DELETE FROM meeting_pin WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId";

    public static readonly Sql RemoveOfParticipant = "DELETE FROM meeting_pin WHERE exhibitor_id = @Id OR buyer_id = @Id";

    public static readonly Sql SaveReason =
        "UPDATE unmet_pair SET reason = @Reason, blockers = @Blockers WHERE run_id = @RunId AND exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId";
}
