namespace EMobilityExpo.Application.Features.Messages;

using System.Text.RegularExpressions;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using FluentValidation;

/// <summary>What the organiser writes, in both languages, with places that are filled in for everybody: {name}, {company}, {event}, {link}.</summary>
public record MessageText
{
    public const int MostOfSubject = 200, MostOfBody = 8000;

    public static readonly IReadOnlyList<string> Places = ["name", "company", "event", "link"];

    public string? SubjectKo { get; init; }
    public string? SubjectEn { get; init; }
    public string? BodyKo { get; init; }
    public string? BodyEn { get; init; }

    /// <summary>Whether it is advertising: it goes only to those who agreed to that.</summary>
    public bool Marketing { get; init; }

    /// <summary>Subject and body for one recipient; the link is left to the mail.</summary>
    internal (string Subject, string Body) For(Recipient to, EventModel source) => to.To.In(() =>
    {
        string Filled(string? text) => MessagePlaces.Place().Replace(text ?? "", place => place.Groups[1].Value switch
        {
            "name" => to.Name,
            "company" => Words.Pick(to.CompanyKo, to.CompanyEn),
            "event" => source.Name,
            "link" => "[link]",
            _ => place.Value,
        });
        return Words.IsKorean ? (Filled(SubjectKo).Trim(), Filled(BodyKo).Trim()) : (Filled(SubjectEn).Trim(), Filled(BodyEn).Trim());
    });

    internal bool HasLink(string language) => (language == "ko" ? BodyKo : BodyEn)?.Contains("{link}", StringComparison.Ordinal) == true;
}

static partial class MessagePlaces
{
    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, 1000)]
    public static partial Regex Place();
}

public sealed class MessageTextValidator : AbstractValidator<MessageText>
{
    public MessageTextValidator()
    {
        Text(text => text.SubjectKo, MessageText.MostOfSubject);
        Text(text => text.SubjectEn, MessageText.MostOfSubject);
        Text(text => text.BodyKo, MessageText.MostOfBody);
        Text(text => text.BodyEn, MessageText.MostOfBody);
    }

    void Text(System.Linq.Expressions.Expression<Func<MessageText, string?>> field, int most) => RuleFor(field)
        .Must(text => text?.Trim().Length is > 0 && text.Length <= most).WithMessage(_ => Words.T("Messages.TextMissing", most))
        .Must(text => Unknown(text) is null).WithMessage((_, text) => Words.T("Messages.PlaceUnknown", Unknown(text)));

    static string? Unknown(string? text) =>
        MessagePlaces.Place().Matches(text ?? "").FirstOrDefault(place => !MessageText.Places.Contains(place.Groups[1].Value))?.Value;
}
