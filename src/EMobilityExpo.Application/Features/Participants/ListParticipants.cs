namespace EMobilityExpo.Application.Features.Participants;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The participants of an event under filters, page by page.</summary>
public sealed record ListParticipants(string EventId, ParticipantFilter Filter, PageRequest Paging) : IQuery<Paged<ParticipantSummary>>;

/// <summary>What is not given filters nothing.</summary>
public sealed record ParticipantFilter
{
    public string? Side { get; init; }

    /// <summary>Part of a name, the external key, the registration number, the booth, the delegation or a contact.</summary>
    public string? Search { get; init; }
    public string? Country { get; init; }

    /// <summary>A family stands for its leaves too.</summary>
    public string? Category { get; init; }
    public string? Kind { get; init; }
    public string? Division { get; init; }
    public string? Delegation { get; init; }
    public string? Language { get; init; }

    /// <summary><c>online</c>, <c>booth</c> (its own) or <c>table</c>.</summary>
    public string? Place { get; init; }

    /// <summary><c>with</c> or <c>without</c> meetings in the timetable in force.</summary>
    public string? Meetings { get; init; }

    /// <summary>One of <see cref="ParticipantListSql.Sorts"/>.</summary>
    public string? Sort { get; init; }
}

public sealed record ParticipantSummary
{
    public string Id { get; init; } = "";
    public string Side { get; init; } = "";
    public string? ExternalKey { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public string? Kind { get; init; }
    public string? Division { get; init; }
    public string? Delegation { get; init; }
    public string? Booth { get; init; }
    public bool OwnBooth { get; init; }
    public bool Online { get; init; }

    /// <summary>In the timetable in force.</summary>
    public int Meetings { get; init; }
    public Instant UpdatedAt { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>One of <see cref="Categories"/>, as a row of the database has it.</summary>
    [JsonIgnore]
    public string? Category { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);

    /// <summary>The name in the other language, when there is one.</summary>
    public string? OtherName => Words.Pick(NameEn, NameKo) is var other && other != Name ? other : null;
}

public sealed class ListParticipantsValidator : AbstractValidator<ListParticipants>
{
    public ListParticipantsValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Filter.Sort).Must(sort => sort is null || ParticipantListSql.Sorts.ContainsKey(sort))
            .WithMessage(_ => Words.T("Participants.SortWrong", string.Join(", ", ParticipantListSql.Sorts.Keys)));
        RuleFor(query => query.Filter.Side).Must(side => side is null || Sides.All.Contains(side))
            .WithMessage(_ => Words.T("Participants.SideWrong", string.Join(", ", Sides.All)));
    }
}

public sealed class ListParticipantsHandler(DbSession db) : IRequestHandler<ListParticipants, Paged<ParticipantSummary>>
{
    public async Task<Paged<ParticipantSummary>> Handle(ListParticipants request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var parameters = ParticipantListSql.Parameters(source.Id, request.Filter, request.Paging);
        var rows = await db.QueryAsync<ParticipantSummary>(ParticipantListSql.Sorts[request.Filter.Sort ?? "name"], parameters, cancellationToken);
        return new(
            [.. rows.GroupBy(row => row.Id).Select(group => group.First() with
            {
                Categories = [.. group.Select(row => row.Category).OfType<string>()],
            })],
            await db.ScalarAsync<int>(ParticipantListSql.Count, parameters, cancellationToken),
            request.Paging.Page, request.Paging.PageSize);
    }
}
