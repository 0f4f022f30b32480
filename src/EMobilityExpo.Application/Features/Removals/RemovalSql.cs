namespace EMobilityExpo.Application.Features.Removals;

using EMobilityExpo.Application.Database;

public static class RemovalSql
{
    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "removal", "public_id, event_id, kind, owner, label, content, removed_at", "@PublicId, @EventId, @Kind, @Owner, @Label, @Content, @Now"));

    public static readonly Sql KeepFilesOfParticipant =
        """
        INSERT INTO removed_file (removal_id, public_id, content, small)
        SELECT r.id, m.public_id, m.content, m.small FROM media m JOIN removal r ON r.id = @RemovalId WHERE m.participant_id = @Id
        """;

    public static readonly Sql KeepFile =
        """
        INSERT INTO removed_file (removal_id, public_id, content, small)
        SELECT r.id, m.public_id, m.content, m.small FROM media m JOIN removal r ON r.id = @RemovalId WHERE m.id = @Id
        """;

    public static readonly Sql KeepImport =
        """
        INSERT INTO removed_file (removal_id, public_id, content)
        SELECT r.id, f.public_id, f.content FROM import_file f JOIN removal r ON r.id = @RemovalId WHERE f.id = @Id
        """;

    public static readonly Sql Find =
        "SELECT r.id, r.kind, r.owner, r.label, r.content FROM removal r WHERE r.event_id = @EventId AND r.public_id = @RemovalId";

    public static readonly Sql Remove = "DELETE FROM removal WHERE id = @Id";

    public static readonly Sql RemoveOld = "DELETE FROM removal WHERE removed_at < @Before";

    public static readonly Sql ParticipantsOf = "SELECT public_id FROM participant WHERE event_id = @EventId";

    /// <summary>How many files of its kind there are where a file is, with itself.</summary>
    public static readonly Sql FilesBeside =
        """
        SELECT COUNT(*) FROM media m JOIN media f ON f.kind = m.kind AND (f.participant_id = m.participant_id OR f.registration_id = m.registration_id)
        WHERE m.public_id = @PublicId
        """;

    public static readonly Sql IdOfParticipant = "SELECT id FROM participant WHERE event_id = @EventId AND public_id = @PublicId";

    /// <summary>Those whose facts say something about a participant.</summary>
    public static readonly Sql Touched =
        """
        SELECT partner_id FROM participant_wish WHERE participant_id = @Id
        UNION SELECT participant_id FROM participant_wish WHERE partner_id = @Id
        UNION SELECT exhibitor_id FROM past_meeting WHERE buyer_id = @Id
        UNION SELECT buyer_id FROM past_meeting WHERE exhibitor_id = @Id
        UNION SELECT exhibitor_id FROM candidate_pair WHERE buyer_id = @Id AND wish <> 'none'
        UNION SELECT buyer_id FROM candidate_pair WHERE exhibitor_id = @Id AND wish <> 'none'
        """;

    public static readonly Sql Unregister = "UPDATE registration SET participant_id = NULL WHERE participant_id = @Id";

    /// <summary>A person is named by an address or by an id, each a whole text of the content.</summary>
    static string Names(ISqlDialect dialect) => $"({dialect.Contains("content", "@Address")} OR {dialect.Contains("content", "@Person")})";

    public static readonly Sql LabelsNaming = new(dialect => $"SELECT label FROM removal WHERE {Names(dialect)} ORDER BY id");

    public static readonly Sql RemoveNaming = new(dialect => $"DELETE FROM removal WHERE {Names(dialect)}");
}
