namespace EMobilityExpo.Web.Pages.Shared;

using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

/// <summary>What the pages have in common: they send requests, and an error leaves what was typed on the page.</summary>
public abstract class PageBase(IMediator mediator) : PageModel
{
    protected IMediator Mediator => mediator;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>A message for the next page after a redirect.</summary>
    [TempData]
    public string? Notice { get; set; }

    /// <summary>Where the button beside the notice goes that brings back what was taken out.</summary>
    [TempData]
    public string? UndoAt { get; set; }

    /// <summary>What did not work, for the next page after a redirect.</summary>
    [TempData]
    public string? Trouble { get; set; }

    /// <summary>
    /// The page that the address asks for (<c>?page=2&amp;pageSize=100</c>), brought into the limits. Never bind a property
    /// named <c>page</c>: that is the name of a route value of Razor Pages.
    /// </summary>
    protected PageRequest Paging => new(
        NumberOf("page", 1, PageRequestValidator.MaximumPage), NumberOf("pageSize", 50, PageRequestValidator.MaximumSize));

    /// <summary>A whole number of the address from 1 to the most there may be.</summary>
    protected int NumberOf(string name, int otherwise, int most) =>
        int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, most)
            : otherwise;

    protected Task<T> Send<T>(IRequest<T> request) => mediator.Send(request, Cancel);

    /// <summary>Sends a command; what is wrong with it goes to the fields it is about, or to the head of the page.</summary>
    /// <param name="prefix">The name of the bound property that holds the fields, such as <c>Input</c>.</param>
    /// <returns>Whether it was carried out.</returns>
    protected async Task<bool> TrySend<T>(IRequest<T> request, string prefix = "", Action<T>? then = null)
    {
        if (!ModelState.IsValid)
            return false;
        try
        {
            var result = await mediator.Send(request, Cancel);
            then?.Invoke(result);
            return true;
        }
        catch (ValidationException invalid)
        {
            foreach (var error in invalid.Errors)
                ModelState.AddModelError(prefix.Length > 0 ? $"{prefix}.{error.PropertyName}" : error.PropertyName, error.ErrorMessage);
        }
        catch (AppException error) when (error is not Application.Errors.NotFound)
        {
            ModelState.AddModelError("", error.Message);
        }

        return false;
    }

    /// <summary>Says on the next page what was taken out, with a button that undoes it: this page does, hence whoever may take out may undo.</summary>
    protected void TakenOut(Removed removed) =>
        (Notice, UndoAt) = (Words.T("Removals.TakenOut", removed.Label), $"{Request.Path}?handler=Undo&removalId={removed.Id}");

    /// <param name="undo">Answers with the name of what is back.</param>
    /// <param name="otherwise">Where to go when it does not come back; else to the same page.</param>
    protected async Task<RedirectResult> UndoAsync(IRequest<string> undo, string back, string? otherwise = null)
    {
        try
        {
            Notice = Words.T("Removals.Undone", await Send(undo));
            return Redirect(back);
        }
        catch (AppException error)
        {
            Trouble = error.Message;
            return Redirect(otherwise ?? back);
        }
    }
}
