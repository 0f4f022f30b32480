namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

/// <summary>The model of <c>_Answer.cshtml</c>.</summary>
public sealed record AnswerForm(string RequestId, string Partner);

/// <summary>The model of <c>_Star.cshtml</c>.</summary>
public sealed record StarForm(string PartnerId, string Name, bool On);

/// <summary>What the pages share on which requests are answered.</summary>
public abstract class RequestPage(IMediator mediator) : PortalPage(mediator)
{
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    public Task<IActionResult> OnPostAcceptAsync(string requestId) => AnswerAsync(requestId, AnswerRequest.Accepted, "Portal.Accepted");

    public Task<IActionResult> OnPostDeclineAsync(string requestId, string? reason, string? words) =>
        AnswerAsync(requestId, AnswerRequest.Declined, "Portal.Declined", reason, words);

    public Task<IActionResult> OnPostWithdrawAsync(string requestId) => AnswerAsync(requestId, AnswerRequest.Withdrawn, "Portal.Withdrawn");

    /// <summary>An instant as a form sends it back.</summary>
    public string Write(Instant time) => InstantPattern.ExtendedIso.Format(time);

    protected static Instant? ReadTime(string? text) => InstantPattern.ExtendedIso.Parse(text ?? "") is { Success: true } time ? time.Value : null;

    protected async Task<IActionResult> AfterAsync(bool done, string notice)
    {
        if (done)
        {
            Notice = Words.T(notice);
            return Redirect(Request.Path);
        }

        await LoadAsync();
        return Page();
    }

    protected async Task LoadZoneAsync() => Zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;

    protected abstract Task LoadAsync();

    async Task<IActionResult> AnswerAsync(string requestId, string status, string notice, string? reason = null, string? words = null) =>
        await AfterAsync(await TrySend(new AnswerRequest(EventId, ParticipantId, requestId, status, reason, words)), notice);
}
