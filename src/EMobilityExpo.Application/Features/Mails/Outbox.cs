namespace EMobilityExpo.Application.Features.Mails;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Localisation;

/// <summary>Asks for mails inside the transaction of the command that wants them: both happen, or neither.</summary>
public sealed class Outbox(DbSession db, JobQueue jobs, TimeProvider clock)
{
    bool _asked;

    /// <summary>The texts <c>Mails.&lt;template&gt;_Subject</c> and <c>_Body</c>, filled in when the mail is sent.</summary>
    /// <param name="arguments">What they fill in, already in the reader's language.</param>
    /// <returns>The public id of the mail.</returns>
    public async Task<string> AddAsync(Addressee to, string template, CancellationToken cancel, long? eventId = null, string? link = null, params string[] arguments)
    {
        var id = PublicId.New();
        await db.ExecuteAsync(
            MailSql.Insert,
            new
            {
                PublicId = id,
                EventId = eventId,
                to.PersonId,
                Recipient = to.Address,
                to.Language,
                Template = template,
                Arguments = JsonSerializer.Serialize(arguments),
                Link = link,
                Now = clock.Now(),
            },
            cancel);
        if (!_asked)
        {
            _asked = true;
            await jobs.AddAsync(new SendMails(), null, cancel);
        }

        return id;
    }
}

/// <param name="PersonId">Whom a link in the mail signs in; null for somebody without an account.</param>
/// <param name="Language"><c>ko</c> or <c>en</c>.</param>
public sealed record Addressee(long? PersonId, string Address, string Language)
{
    public T In<T>(Func<T> work) => Words.In(Language, work);
}
