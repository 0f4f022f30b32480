namespace EMobilityExpo.Web.Pages.Account;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

/// <summary>Turns one-time codes on, by a picture that an authenticator reads, and off.</summary>
[Authorize(Permissions.Account)]
[ResponseCache(NoStore = true)]
public sealed class CodeModel(IMediator mediator, ISecrets secrets) : PageBase(mediator)
{
    const int PixelsOfDot = 5;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the picture showed, encrypted, so that a wrong code shows the same picture again.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public bool IsOn { get; private set; }

    public string? Picture { get; private set; }

    public string Spaced { get; private set; } = "";

    Caller Caller => HttpContext.Caller()!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostBeginAsync()
    {
        await TrySend(new BeginCode(Caller.PersonId), then: Show);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (await Send(new ConfirmCode(Caller.PersonId, Caller.SessionId!, Code)))
        {
            Notice = Words.T("Accounts.CodesAreOn");
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account");
        }

        ModelState.AddModelError("", Words.T("Accounts.CodeWrong"));
        if (Shown is not null)
            Show(new(secrets.Unprotect(Shown).Split(' ')[0], secrets.Unprotect(Shown).Split(' ')[1]));
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await Send(new RemoveCode(Caller.PersonId, Code)))
        {
            Notice = Words.T("Accounts.CodesAreOff");
            return Redirect("/account");
        }

        ModelState.AddModelError("", Words.T("Accounts.CodeWrong"));
        await LoadAsync();
        return Page();
    }

    void Show(CodeSecret secret)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(secret.Address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        Picture = $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsOfDot))}";
        Spaced = string.Join(' ', secret.Secret.Chunk(4).Select(part => new string(part)));
        Shown = secrets.Protect($"{secret.Secret} {secret.Address}");
        ModelState.Remove(nameof(Shown));
    }

    async Task LoadAsync() => IsOn = (await Send(new GetAccount(Caller.PersonId))).CodeSince is not null;
}
