namespace EMobilityExpo.Application.Features.Removals;

using EMobilityExpo.Application.Database;

/// <summary>What can be taken out and brought back, and what goes and comes with it.</summary>
/// <param name="Tables">In the order in which rows come back: what others point to first.</param>
/// <param name="KeepFiles">Keeps the bytes that belong to it.</param>
public sealed record RemovedKind(string Name, IReadOnlyList<KeptTable> Tables, Sql? KeepFiles = null)
{
    public static readonly RemovedKind Participant = new(
        "participant",
        [
            KeptTablesSql.Participant, KeptTablesSql.Wants, KeptTablesSql.Tags, KeptTablesSql.Absences, KeptTablesSql.Page, KeptTablesSql.Products,
            KeptTablesSql.Files, KeptTablesSql.Memberships, KeptTablesSql.Attendees, KeptTablesSql.Shortlists, KeptTablesSql.Pairs, KeptTablesSql.Wishes,
            KeptTablesSql.PastMeetings, KeptTablesSql.Requests, KeptTablesSql.Bookings, KeptTablesSql.Pins, KeptTablesSql.Registered,
        ],
        RemovalSql.KeepFilesOfParticipant);

    public static readonly RemovedKind Media = new("media", [KeptTablesSql.File], RemovalSql.KeepFile);

    /// <summary>A file of a registration that is not sent yet.</summary>
    public static readonly RemovedKind RegistrationMedia = new("registration-media", [KeptTablesSql.File], RemovalSql.KeepFile);

    public static readonly RemovedKind Product = new("product", [KeptTablesSql.Product, KeptTablesSql.Pictures]);

    public static readonly RemovedKind Member = new("member", [KeptTablesSql.Membership, KeptTablesSql.Attends]);

    public static readonly RemovedKind Delegation = new("delegation", [KeptTablesSql.Delegation, KeptTablesSql.Brought]);

    public static readonly RemovedKind History = new("history", [KeptTablesSql.Occasion]);

    public static readonly RemovedKind Import = new("import", [KeptTablesSql.Import, KeptTablesSql.ImportRows], RemovalSql.KeepImport);

    public static readonly IReadOnlyList<RemovedKind> All = [Participant, Media, RegistrationMedia, Product, Member, Delegation, History, Import];
}
