namespace EMobilityExpo.Application.Features.Messages;

using System.Text.Json;
using EMobilityExpo.Application.Localisation;
using FluentValidation;

/// <summary>A group of those who take part, or who stand somewhere with their registration. What is not given leaves nobody out.</summary>
public sealed record Audience
{
    /// <summary><c>exhibitor</c>, <c>buyer</c> or <c>interpreter</c>; null for both kinds of company.</summary>
    public string? Side { get; init; }
    public string? Country { get; init; }

    /// <summary>A family stands for its leaves too.</summary>
    public string? Category { get; init; }

    /// <summary>As the lists of participants name it.</summary>
    public string? Delegation { get; init; }

    /// <summary><c>draft</c>, <c>sent</c>, <c>asked</c> or <c>declined</c>: those who registered, instead of those who take part.</summary>
    public string? Registration { get; init; }

    /// <summary>Only those below their minimum of meetings, or with none.</summary>
    public bool TooFew { get; init; }

    /// <summary>Only those who have not answered a request.</summary>
    public bool Unanswered { get; init; }

    public static readonly IReadOnlyList<string> Registrations = ["draft", "sent", "asked", "declined"];

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Audience Read(string json) => JsonSerializer.Deserialize<Audience>(json, JsonSerializerOptions.Web) ?? new();
}

public sealed class AudienceValidator : AbstractValidator<Audience>
{
    public AudienceValidator()
    {
        RuleFor(group => group.Side).Must(side => string.IsNullOrEmpty(side) || Participants.Sides.All.Contains(side)).WithMessage(_ => Words.T("Errors.ValueMissing"));
        RuleFor(group => group.Registration).Must(status => string.IsNullOrEmpty(status) || Audience.Registrations.Contains(status))
            .WithMessage(_ => Words.T("Errors.ValueMissing"));
        RuleFor(group => group.Registration).Must((group, status) => string.IsNullOrEmpty(status) || !(group.TooFew || group.Unanswered))
            .WithMessage(_ => Words.T("Messages.NoMeetingsYet"));
    }
}
