namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;

public static class ShortlistSql
{
    public static readonly Sql Has = "SELECT COUNT(*) FROM shortlist WHERE participant_id = @Id AND partner_id = @PartnerId";

    public static readonly Sql Insert = "INSERT INTO shortlist (participant_id, partner_id, added_at) VALUES (@Id, @PartnerId, @Now)";

    public static readonly Sql Remove = "DELETE FROM shortlist WHERE participant_id = @Id AND partner_id = @PartnerId";

    public static readonly Sql CountOf = "SELECT COUNT(*) FROM shortlist WHERE participant_id = @Id";

    /// <summary>Those who put the participant aside; its own list goes with it.</summary>
    public static readonly Sql RemoveOfPartner = "DELETE FROM shortlist WHERE partner_id = @Id";
}
