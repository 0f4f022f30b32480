namespace EMobilityExpo.Application.Features.Registration;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>A registration as it is in the database.</summary>
sealed record RegistrationRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long EventId { get; init; }
    public string EventPublicId { get; init; } = "";
    public long PersonId { get; init; }
    public string? Email { get; init; }
    public string PersonName { get; init; } = "";
    public string Language { get; init; } = "en";
    public string Side { get; init; } = "";
    public string Fields { get; init; } = "{}";
    public int Step { get; init; }
    public string Status { get; init; } = "";
    public string? Question { get; init; }
    public string? Note { get; init; }
    public string? Origin { get; init; }
    public string? ParticipantPublicId { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant? SentAt { get; init; }
    public Instant? DecidedAt { get; init; }
    public long RowVersion { get; init; }
    public long? DelegationId { get; init; }

    /// <summary>The delegation that it came with, as the lists of participants name it.</summary>
    public string? Delegation { get; init; }
    public string? DelegationPublicId { get; init; }
    public string? DelegationNameKo { get; init; }
    public string? DelegationNameEn { get; init; }

    public string DelegationName => Words.Pick(DelegationNameKo, DelegationNameEn);

    public ParticipantFields Entered => RegistrationJson.Read(Fields);

    public Addressee Addressee => new(PersonId, Email ?? "", Language);

    public bool IsEditable => Status is "draft" or "asked";

    public static async Task<RegistrationRow> OwnAsync(DbSession db, long personId, string id, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<RegistrationRow>(RegistrationSql.OfPerson, new { PersonId = personId, RegistrationId = id }, cancel)
        ?? throw new NotFound("Registration.NotFound");

    public static async Task<RegistrationRow> OfEventAsync(DbSession db, long eventId, string id, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<RegistrationRow>(RegistrationSql.OfEvent, new { EventId = eventId, RegistrationId = id }, cancel)
        ?? throw new NotFound("Registration.NotFound");
}

/// <summary>What was entered, as it is stored.</summary>
static class RegistrationJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new InstantConverter() } };

    public static string Write(ParticipantFields fields) => JsonSerializer.Serialize(fields, Options);

    public static ParticipantFields Read(string json) => JsonSerializer.Deserialize<ParticipantFields>(json, Options) ?? new();
}
