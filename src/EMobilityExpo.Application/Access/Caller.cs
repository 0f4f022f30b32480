namespace EMobilityExpo.Application.Access;

using EMobilityExpo.Application.Localisation;

/// <summary>Who is asking, by a session or an API token, and what that person is where.</summary>
public sealed record Caller
{
    public long PersonId { get; init; }
    public string PublicId { get; init; } = "";
    public string Name { get; init; } = "";
    public string Language { get; init; } = "";
    public bool Administrator { get; init; }

    /// <summary>Null for an API token.</summary>
    public string? SessionId { get; init; }

    /// <summary>False while the one-time code is still to be given.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>Whether a one-time code was given.</summary>
    public bool ByCode { get; init; }

    /// <summary>What an API token may be used for; null for a session.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <param name="eventId">Null where the permission is about no event.</param>
    /// <param name="participantId">Whose own it is about, for a permission of that kind.</param>
    public Verdict May(string permission, string? eventId = null, string? participantId = null)
    {
        var verdict = MayInPerson(permission, eventId, participantId);
        return verdict == Verdict.Allowed && Scopes is not null && !Scopes.Contains(permission) ? Verdict.Forbidden : verdict;
    }

    Verdict MayInPerson(string permission, string? eventId, string? participantId)
    {
        switch (permission)
        {
            case Permissions.Account:
                return Verdict.Allowed;
            case Permissions.EventsCreate or Permissions.SystemManage:
                return Administrator ? Verdict.Allowed : Verdict.Forbidden;
        }

        if (Permissions.IsOwn(permission))
            return Of(permission, Memberships.Where(one => one.ParticipantId is not null && one.ParticipantId == participantId));
        return Administrator ? Verdict.Allowed : Of(permission, Memberships.Where(one => one.EventId == eventId));
    }

    /// <summary>Who is nothing at an event does not learn that it exists.</summary>
    Verdict Of(string permission, IEnumerable<Membership> there)
    {
        var verdict = Verdict.Hidden;
        foreach (var one in there)
        {
            var granted = Roles.GrantsOf(one.Role).Contains(permission) || (permission == Permissions.OwnColleagues && one.Owner);
            if (granted && (!one.CodeRequired || one.Role != Roles.Organiser || ByCode || Scopes is not null))
                return Verdict.Allowed;
            if (granted)
                verdict = Verdict.CodeNeeded;
            else if (verdict == Verdict.Hidden)
                verdict = Verdict.Forbidden;
        }

        return verdict;
    }
}

public enum Verdict
{
    Allowed,

    /// <summary>There is such a thing, but not for this role (403).</summary>
    Forbidden,

    /// <summary>For this person there is no such thing (404).</summary>
    Hidden,

    /// <summary>The event asks its organisers for a one-time code, and none was given (403).</summary>
    CodeNeeded,
}

/// <summary>What a person is at one event.</summary>
public sealed record Membership
{
    public string Id { get; init; } = "";
    public string EventId { get; init; } = "";
    public string EventNameKo { get; init; } = "";
    public string EventNameEn { get; init; } = "";

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; init; } = "";
    public string? ParticipantId { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public bool Owner { get; init; }
    public bool CodeRequired { get; init; }

    public string EventName => Words.Pick(EventNameKo, EventNameEn);

    public string ParticipantName => Words.Pick(NameKo, NameEn);
}
