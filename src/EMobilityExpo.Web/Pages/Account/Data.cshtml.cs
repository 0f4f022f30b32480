namespace EMobilityExpo.Web.Pages.Account;

using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Hosting;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>All that is kept about oneself, to take away or to erase.</summary>
[Authorize(Permissions.Account)]
public sealed class DataModel(IMediator mediator) : PageBase(mediator)
{
    static readonly JsonSerializerOptions Readable = MakeOptions();

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Whether one has agreed to news and not taken that back.</summary>
    public bool GetsNews { get; private set; }

    public async Task OnGetAsync() => GetsNews = (await Send(new ExportMyData(HttpContext.Caller()!.PersonId))).Consents
        .Any(consent => consent.Kind == Consent.Marketing && consent.WithdrawnAt is null);

    public async Task<IActionResult> OnPostStopAsync()
    {
        await Send(new WithdrawMarketing(HttpContext.Caller()!.PersonId));
        Notice = Words.T("Messages.Stopped");
        return Redirect("/account/data");
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        var data = await Send(new ExportMyData(HttpContext.Caller()!.PersonId));
        Response.Headers.CacheControl = "private, no-store";
        return File(JsonSerializer.SerializeToUtf8Bytes(data, Readable), "application/json", "my-data.json");
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        if (!await TrySend(new EraseMyData(HttpContext.Caller()!.PersonId, Email)))
            return Page();
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        Notice = Words.T("Registration.Erased");
        return Redirect("/sign-in");
    }

    static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
        JsonConventions.Apply(options);
        return options;
    }
}
