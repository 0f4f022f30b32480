namespace EMobilityExpo.Application.Features.Mails;

using System.Text.Json;
using EMobilityExpo.Application.Localisation;

/// <summary>The words of a mail, in the language of the one who gets it.</summary>
public static class MailText
{
    /// <summary>Stands in the texts where the link comes.</summary>
    const string LinkPlace = "[link]";

    public static (string Subject, string Body) Of(string template, string arguments, string language, string link) => Words.In(language, () =>
    {
        var filled = JsonSerializer.Deserialize<string[]>(arguments) ?? [];
        var body = Words.T($"Mails.{template}_Body", [.. filled]).Replace(LinkPlace, link, StringComparison.Ordinal);
        // A subject is one line: what people typed must not make more of it.
        var subject = string.Join(' ', Words.T($"Mails.{template}_Subject", [.. filled]).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return (subject, $"{body}\n\n{Words.T("Mails.Foot")}\n");
    });
}
