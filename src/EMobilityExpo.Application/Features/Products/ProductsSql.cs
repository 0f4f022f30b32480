namespace EMobilityExpo.Application.Features.Products;

using EMobilityExpo.Application.Database;

/// <summary>Products as a company shows them, and what it says about itself; neither is part of a score.</summary>
public static class ProductsSql
{
    const string Columns = "p.id, p.public_id, p.category, p.name_ko, p.name_en, p.about_ko, p.about_en, p.row_version";

    public static readonly Sql Of = $"SELECT {Columns} FROM product p WHERE p.participant_id = @Id ORDER BY p.id";

    public static readonly Sql One = $"SELECT {Columns} FROM product p WHERE p.participant_id = @Id AND p.public_id = @ProductId";

    public static readonly Sql CountOf = "SELECT COUNT(*) FROM product WHERE participant_id = @Id";

    public static readonly Sql Insert =
        """
        INSERT INTO product (public_id, participant_id, category, name_ko, name_en, about_ko, about_en, created_at, updated_at, row_version)
        VALUES (@PublicId, @ParticipantId, @Category, @NameKo, @NameEn, @AboutKo, @AboutEn, @Now, @Now, 1)
        """;

    public static readonly Sql Update =
        """
        UPDATE product
        SET category = @Category, name_ko = @NameKo, name_en = @NameEn, about_ko = @AboutKo, about_en = @AboutEn, updated_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql Remove = "DELETE FROM product WHERE id = @Id AND row_version = @RowVersion";

    /// <summary>Its pictures stay, as pictures of the company.</summary>
    public static readonly Sql Unpicture = "UPDATE media SET product_id = NULL, row_version = row_version + 1 WHERE product_id = @Id";

    public static readonly Sql Page = "SELECT about_ko, about_en, video, row_version FROM company_page WHERE participant_id = @Id";

    public static readonly Sql InsertPage =
        """
        INSERT INTO company_page (participant_id, about_ko, about_en, video, updated_at, row_version)
        VALUES (@Id, @AboutKo, @AboutEn, @Video, @Now, 1)
        """;

    public static readonly Sql UpdatePage =
        """
        UPDATE company_page SET about_ko = @AboutKo, about_en = @AboutEn, video = @Video, updated_at = @Now, row_version = row_version + 1
        WHERE participant_id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql RemoveOfParticipant = "DELETE FROM product WHERE participant_id = @Id";
}
