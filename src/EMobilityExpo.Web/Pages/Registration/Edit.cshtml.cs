namespace EMobilityExpo.Web.Pages.Registration;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Endpoints;
using EMobilityExpo.Web.Pages.Organiser.Participants;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One's own registration, step by step; each step is kept, so that one may go on another day.</summary>
[Authorize(Permissions.Account)]
[RequestSizeLimit(MediaEndpoints.MaximumRequest)]
public sealed class EditModel(IMediator mediator) : ParticipantFormPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string RegistrationId { get; set; } = "";

    public RegistrationView View { get; private set; } = null!;

    public override string Side => View.Side;

    public override bool Own => true;

    public override bool Registers => true;

    public override int? Part => Shown;

    public override string SaveText => "Registration.Next";

    public override string Away => "/";

    /// <summary>The step that is shown: the one asked for, as far as one has come.</summary>
    public int Shown { get; private set; }

    public IReadOnlyList<MediaView> Media { get; private set; } = [];

    public MediaItems Of(string kind) => new([.. Media.Where(one => one.Kind == kind)], $"/api/registrations/{RegistrationId}/media", Words.Pick(View.Fields.NameKo, View.Fields.NameEn));

    long PersonId => HttpContext.Caller()!.PersonId;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = ParticipantForm.Of(View.Fields, View.RowVersion, Plan.Slots);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var fields = Input.ToFields(Side, View.Fields, Plan.Slots);
        if (TookStep() || !await TrySend(new SaveRegistration(PersonId, RegistrationId, Shown, fields, Input.RowVersion), nameof(Input)))
            return Page();
        return Redirect($"/registration/{RegistrationId}?part={Shown + 1}");
    }

    /// <summary>Past the step of pictures and documents, which has no fields of its own.</summary>
    public Task<IActionResult> OnPostPastAsync() => OnPostAsync();

    public async Task<IActionResult> OnPostUploadAsync(UploadForm form)
    {
        var taken = await form.SendAsync(Mediator, ModelState, file => new AddRegistrationMedia(PersonId, RegistrationId, file), Cancel);
        return await AfterFilesAsync(ModelState.IsValid, Words.T("Media.Uploaded", taken));
    }

    public async Task<IActionResult> OnPostRemoveMediaAsync(string mediaId) =>
        await AfterFilesAsync(await TrySend(new RemoveRegistrationMedia(PersonId, RegistrationId, mediaId), then: TakenOut));

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRegistrationMedia(PersonId, RegistrationId, removalId), $"/registration/{RegistrationId}?part={RegistrationSteps.Media}");

    async Task<IActionResult> AfterFilesAsync(bool done, string? notice = null)
    {
        if (done)
        {
            Notice = notice ?? Notice;
            return Redirect($"/registration/{RegistrationId}?part={RegistrationSteps.Media}");
        }

        await LoadAsync();
        Shown = RegistrationSteps.Media;
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(List<string> consents, long rowVersion)
    {
        if (await TrySend(new SendRegistration(PersonId, RegistrationId, consents, rowVersion)))
        {
            Notice = Words.T("Registration.Sent");
            return Redirect($"/registration/{RegistrationId}");
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        View = await Send(new GetRegistration(PersonId, RegistrationId));
        EventId = View.EventId;
        Shown = int.TryParse(Request.Query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? Math.Clamp(step, 1, View.Step) : View.Step;
        await LoadPlanAsync();
        Media = await Send(new ListRegistrationMedia(PersonId, RegistrationId));
    }
}
