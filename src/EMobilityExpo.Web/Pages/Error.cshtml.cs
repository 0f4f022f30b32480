namespace EMobilityExpo.Web.Pages;

using System.Diagnostics;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public string Text { get; private set; } = "";

    public string Code => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    void Show(int? status)
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Status = status ?? HttpContext.Response.StatusCode;
        if (Status < 400)
            Status = StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        Text = error is AppException app ? app.Message
            : Status == StatusCodes.Status404NotFound ? Words.T("Errors.NotFound")
            : Status == StatusCodes.Status403Forbidden ? Words.T("Accounts.NotAllowed")
            : Status == StatusCodes.Status429TooManyRequests ? Words.T("Errors.TooOften")
            : Words.T("Common.ErrorLead");
    }
}
