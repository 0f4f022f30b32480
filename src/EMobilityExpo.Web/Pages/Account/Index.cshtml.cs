namespace EMobilityExpo.Web.Pages.Account;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One's own account: who, how one signs in, where one is signed in, API tokens.</summary>
[Authorize(Permissions.Account)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public long RowVersion { get; set; }

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? TokenName { get; set; }

    [BindProperty]
    public int Days { get; set; } = 90;

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    public AccountView Account { get; private set; } = null!;

    public bool MakingToken { get; private set; }

    /// <summary>The secret of a token just made: on this one page and never again.</summary>
    public string? NewToken { get; private set; }

    public string Here => Caller.SessionId!;

    Caller Caller => HttpContext.Caller()!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostProfileAsync() =>
        await TrySend(new UpdateAccount(Caller.PersonId, Name, Language, Email, RowVersion)) ? Done("Common.Saved") : await AgainAsync();

    public async Task<IActionResult> OnPostPasswordAsync() =>
        await TrySend(new SetPassword(Caller.PersonId, Here, Current, Password)) ? Done("Accounts.PasswordSet") : await AgainAsync();

    public async Task<IActionResult> OnPostEndSessionAsync(string id) =>
        await TrySend(new EndSession(Caller.PersonId, id)) ? Done("Accounts.SessionEnded") : await AgainAsync();

    public async Task<IActionResult> OnPostEndOthersAsync() =>
        await TrySend(new EndOtherSessions(Caller.PersonId, Here)) ? Done("Accounts.SessionEnded") : await AgainAsync();

    public async Task<IActionResult> OnPostRevokeAsync(string id) =>
        await TrySend(new RemoveApiToken(Caller.PersonId, id)) ? Done("Accounts.TokenRevoked") : await AgainAsync();

    public async Task<IActionResult> OnPostTokenAsync()
    {
        MakingToken = !await TrySend(new CreateApiToken(Caller.PersonId, TokenName, Scopes, Days), then: made => NewToken = made.Secret);
        if (!MakingToken && ModelState.ErrorCount == 0)
            (TokenName, Scopes) = (null, []);
        if (ModelState["Name"]?.Errors is { Count: > 0 } errors)
            ModelState.AddModelError(nameof(TokenName), errors[0].ErrorMessage);
        return await AgainAsync();
    }

    /// <summary>The browser and the system in short; what is not known stays as it was sent.</summary>
    public static string DeviceName(string device)
    {
        static string? First(string text, params (string Mark, string Name)[] known) =>
            known.FirstOrDefault(pair => text.Contains(pair.Mark, StringComparison.Ordinal)).Name;
        var browser = First(device, ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = First(device, ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return browser is null ? device.Length == 0 ? Words.T("Accounts.DeviceUnknown") : device[..Math.Min(60, device.Length)] : system is null ? browser : $"{browser}, {system}";
    }

    RedirectResult Done(string notice)
    {
        Notice = Words.T(notice);
        return Redirect("/account");
    }

    async Task<IActionResult> AgainAsync()
    {
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        Account = await Send(new GetAccount(Caller.PersonId));
        Name ??= Account.Name;
        Email ??= Account.Email;
        Language ??= Account.Language;
        if (RowVersion == 0)
            RowVersion = Account.RowVersion;
    }
}
