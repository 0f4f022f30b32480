namespace EMobilityExpo.Web.Pages.Organiser.Messages;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Writes a message to a group: first one sees who gets it and how it reads, then it is sent.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class NewModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public ParticipantChoices Choices { get; private set; } = null!;

    /// <summary>Once it was looked at.</summary>
    public MessagePreview? Preview { get; private set; }

    /// <summary>With <c>?delegation=&amp;side=</c>: to that group.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new() { RequestKey = PublicId.New(), Side = Request.Query["side"], Delegation = Request.Query["delegation"] };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await TrySend(new PreviewMessage(EventId, Input.Group, Input.Text), nameof(Input), preview => Preview = preview);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        var id = "";
        var command = new SendMessage(EventId, Input.Group, Input.Text, Input.Expected, Input.RequestKey);
        if (await TrySend(command, nameof(Input), sent => id = sent.MessageId))
        {
            Notice = Words.T("Messages.IsSent");
            return Redirect($"/events/{EventId}/messages/{id}");
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => Choices = await Send(new GetParticipantChoices(EventId, null));

    public sealed class Form
    {
        public string? Side { get; set; }
        public string? Country { get; set; }
        public string? Category { get; set; }
        public string? Delegation { get; set; }
        public string? Registration { get; set; }
        public bool TooFew { get; set; }
        public bool Unanswered { get; set; }
        public bool Marketing { get; set; }
        public string? SubjectKo { get; set; }
        public string? SubjectEn { get; set; }
        public string? BodyKo { get; set; }
        public string? BodyEn { get; set; }
        public int Expected { get; set; }
        public string? RequestKey { get; set; }

        public Audience Group => new()
        {
            Side = Side,
            Country = Country,
            Category = Category,
            Delegation = Delegation,
            Registration = Registration,
            TooFew = TooFew,
            Unanswered = Unanswered,
        };

        public MessageText Text => new() { SubjectKo = SubjectKo, SubjectEn = SubjectEn, BodyKo = BodyKo, BodyEn = BodyEn, Marketing = Marketing };
    }
}
