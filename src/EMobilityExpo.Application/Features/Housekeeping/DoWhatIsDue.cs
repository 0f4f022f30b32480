namespace EMobilityExpo.Application.Features.Housekeeping;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// What the clock asks for: requests expire and remind, mails that a server refused are tried again, files of declined registrations are deleted, and so
/// is what was taken out long enough ago.
/// </summary>
public sealed record DoWhatIsDue : ICommand<Unit>;

public sealed class DoWhatIsDueHandler(DbSession db, RequestDeadlines requests, JobQueue jobs, TimeProvider clock) : IRequestHandler<DoWhatIsDue, Unit>
{
    public async Task<Unit> Handle(DoWhatIsDue request, CancellationToken cancellationToken)
    {
        await requests.LookAsync(cancellationToken);
        await db.ExecuteAsync(MediaSql.RemoveDeclined, new { Before = clock.Now() - MediaRules.KeptAfterDecline }, cancellationToken);
        await db.ExecuteAsync(RemovalSql.RemoveOld, new { Before = clock.Now() - Removals.Kept }, cancellationToken);
        if (await db.ScalarAsync<int>(MailSql.CountDue, new { Now = clock.Now() }, cancellationToken) > 0)
            await jobs.AddAsync(new SendMails(), null, cancellationToken);
        return Unit.Value;
    }
}
