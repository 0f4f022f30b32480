namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;

public static class ImportSql
{
    // A file whose work failed or was cancelled is where it was before: nothing of it is in.
    const string Files =
        """
        SELECT f.id, f.public_id, e.public_id AS event_public_id, f.event_id, f.side, f.file_name, f.about,
               CASE WHEN f.status = 'committing' AND j.status IN ('failed', 'cancelled') THEN 'previewed' ELSE f.status END AS status,
               f.rows_in, f.rows_new, f.rows_changed, f.rows_same, f.rows_wrong, j.public_id AS job_public_id, j.status AS job_status,
               f.uploaded_by, f.uploaded_at, f.committed_at, f.row_version
        FROM import_file f JOIN event e ON e.id = f.event_id LEFT JOIN job_run j ON j.id = f.job_run_id
        """;

    public static readonly Sql InsertFile = new(dialect => dialect.InsertReturningId(
        "import_file",
        """
        public_id, event_id, side, file_name, content, about, status, rows_in, rows_new, rows_changed, rows_same, rows_wrong,
        uploaded_by, uploaded_at, row_version
        """,
        """
        @PublicId, @EventId, @Side, @FileName, @Content, @About, 'previewed', @RowsIn, @RowsNew, @RowsChanged, @RowsSame, @RowsWrong,
        @UploadedBy, @UploadedAt, 1
        """));

    public static readonly Sql InsertRow =
        """
        INSERT INTO import_row (import_file_id, number, verdict, name, cells, detail)
        VALUES (@ImportFileId, @Number, @Verdict, @Name, @Cells, @Detail)
        """;

    public static readonly Sql ByPublicId = $"{Files} WHERE f.public_id = @ImportId AND e.public_id = @EventId";

    public static readonly Sql ById = $"{Files} WHERE f.public_id = @ImportId";

    public static readonly Sql OfEvent = new(dialect => dialect.Page($"{Files} WHERE e.public_id = @EventId ORDER BY f.id DESC"));

    public static readonly Sql CountOfEvent =
        "SELECT COUNT(*) FROM import_file f JOIN event e ON e.id = f.event_id WHERE e.public_id = @EventId";

    public static readonly Sql Rows =
        "SELECT id, number, verdict, name, cells, detail FROM import_row WHERE import_file_id = @Id ORDER BY number";

    public static readonly Sql RowsPage = new(dialect => dialect.Page(
        """
        SELECT id, number, verdict, name, cells, detail FROM import_row
        WHERE import_file_id = @Id AND (@Verdict IS NULL OR verdict = @Verdict) ORDER BY number
        """));

    public static readonly Sql RowByNumber =
        "SELECT id, number, verdict, name, cells, detail FROM import_row WHERE import_file_id = @Id AND number = @Number";

    public static readonly Sql UpdateRow =
        "UPDATE import_row SET verdict = @Verdict, name = @Name, cells = @Cells, detail = @Detail WHERE id = @Id";

    /// <summary>No row when somebody else changed the preview, or it is no longer one.</summary>
    public static readonly Sql UpdateCounts =
        """
        UPDATE import_file
        SET rows_new = @RowsNew, rows_changed = @RowsChanged, rows_same = @RowsSame, rows_wrong = @RowsWrong, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql StartCommit =
        "UPDATE import_file SET status = 'committing', job_run_id = @JobRunId, row_version = row_version + 1 WHERE id = @Id AND row_version = @RowVersion";

    public static readonly Sql FinishCommit =
        """
        UPDATE import_file
        SET status = 'committed', rows_new = @RowsNew, rows_changed = @RowsChanged, rows_same = @RowsSame, rows_wrong = @RowsWrong,
            committed_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND status = 'committing'
        """;

    public static readonly Sql Delete = "DELETE FROM import_file WHERE id = @Id AND row_version = @RowVersion";
}
