namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

/// <summary>What the forms of a new and of a known participant share; steps work as in the form of an event.</summary>
[RequestFormLimits(ValueCountLimit = 8192)]
public abstract class ParticipantFormPage(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public ParticipantForm Input { get; set; } = new();

    /// <summary>The step asked for, such as <c>remove-product:1</c>; none when the form is to be saved.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public abstract string Side { get; }

    /// <summary>Whether a company edits its own profile: what the organiser enters about it is left out.</summary>
    public virtual bool Own => false;

    /// <summary>Whether the company is registering itself just now.</summary>
    public virtual bool Registers => false;

    /// <summary>Whether slots, limits and time zone are part of the form.</summary>
    public virtual bool Schedules => true;

    /// <summary>The part of the form that is shown: 1 company, 2 products and wishes, 3 meetings and contact; null for all.</summary>
    public virtual int? Part => null;

    /// <summary>What the button says.</summary>
    public virtual string SaveText => "Common.Save";

    /// <summary>Where one goes without saving.</summary>
    public virtual string Away => $"/events/{EventId}/participants?side={Side}";

    public EventModel Plan { get; private set; } = null!;

    protected async Task LoadPlanAsync() => Plan = (await Send(new GetEvent(EventId))).Fields.ToModel();

    protected bool TookStep()
    {
        if (string.IsNullOrEmpty(Step))
            return false;
        var (what, at) = Step.Split(':') is [var name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (name, place)
            : (Step, -1);
        var ofDay = Plan.Slots.Where(slot => slot.Day == at).Select(slot => slot.Index).ToList();
        switch (what)
        {
            case "add-product":
                Input.Products.Add(new());
                break;
            case "remove-product" when at >= 0 && at < Input.Products.Count:
                Input.Products.RemoveAt(at);
                break;
            case "whole-day":
                Input.Slots = [.. Input.Slots.Union(ofDay)];
                break;
            case "no-day":
                Input.Slots = [.. Input.Slots.Except(ofDay)];
                break;
        }

        Step = null;
        ModelState.Clear();
        if (what == "check")
        {
            foreach (var error in new ParticipantFieldsValidator().Validate(Input.ToFields(Side, new(), Plan.Slots)).Errors)
                ModelState.AddModelError($"{nameof(Input)}.{error.PropertyName}", error.ErrorMessage);
        }

        return true;
    }
}
