namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using FluentValidation;
using NodaTime;

public sealed class EventFieldsValidator : AbstractValidator<EventFields>
{
    public const int MostSlots = 400, MostTables = 2000, MostDays = 60, MostBreaks = 200, ShortestSlot = 5, LongestSlot = 480;

    /// <summary>Who may keep a table.</summary>
    public static readonly IReadOnlyList<string> TableKeepers = [Sides.Exhibitor, Sides.Buyer];

    public static readonly IReadOnlyList<string> TableKinds = ["table", "round", "online"];

    public EventFieldsValidator()
    {
        RuleFor(e => e.NameKo).NotEmpty().WithMessage(_ => Words.T("Events.NameMissing"));
        RuleFor(e => e.NameEn).NotEmpty().WithMessage(_ => Words.T("Events.NameMissing"));
        RuleFor(e => e.NameKo).MaximumLength(200).WithMessage(_ => Words.T("Events.TooLong", 200));
        RuleFor(e => e.NameEn).MaximumLength(200).WithMessage(_ => Words.T("Events.TooLong", 200));
        RuleFor(e => e.Venue).MaximumLength(200).WithMessage(_ => Words.T("Events.TooLong", 200));
        RuleFor(e => e.TimeZone).Must(IsZone).WithMessage(_ => Words.T("Events.ZoneUnknown"));
        RuleFor(e => e.SlotMinutes).InclusiveBetween(ShortestSlot, LongestSlot)
            .WithMessage(_ => Words.T("Events.SlotLengthWrong", ShortestSlot, LongestSlot));
        RuleFor(e => e.GapMinutes).InclusiveBetween(0, 240).WithMessage(_ => Words.T("Events.GapWrong", 240));
        RuleFor(e => e.Languages).Must(codes => codes.All(code => ReferenceData.Languages.Find(code) is not null))
            .WithMessage(_ => Words.T("Events.LanguageUnknown"));
        RuleFor(e => e.MinimumScore).InclusiveBetween(0, 100).WithMessage(_ => Words.T("Events.MinimumScoreWrong"));
        RuleFor(e => e.CandidatesEach).InclusiveBetween(1, 500).WithMessage(_ => Words.T("Events.CandidatesWrong", 500));
        RuleFor(e => e.KeepsTable).Must(side => string.IsNullOrEmpty(side) || TableKeepers.Contains(side))
            .WithMessage(_ => Words.T("Events.KeepsTableWrong"));
        RuleFor(e => e.Weights).Custom(WeightsRule.Check);
        RuleFor(e => e.Days).NotEmpty().WithMessage(_ => Words.T("Events.NoDay"));
        RuleFor(e => e.Days).Must(days => days.Count <= MostDays).WithMessage(_ => Words.T("Events.TooManyDays", MostDays));
        RuleFor(e => e).Custom(CheckDays);
        RuleFor(e => e.Breaks).Must(breaks => breaks.Count <= MostBreaks).WithMessage(_ => Words.T("Events.TooManyBreaks", MostBreaks));
        RuleFor(e => e).Custom(CheckBreaks);
        RuleFor(e => e.Tables).Must(tables => tables.Count <= MostTables).WithMessage(_ => Words.T("Events.TooManyTables", MostTables));
        RuleFor(e => e).Custom(CheckTables);
        RuleFor(e => e).Custom(CheckSlots);
    }

    static bool IsZone(string? name) => name is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    static void CheckDays(EventFields e, ValidationContext<EventFields> context)
    {
        for (var i = 0; i < e.Days.Count; i++)
        {
            var day = e.Days[i];
            if (day.Closes <= day.Opens)
                context.AddFailure($"Days[{i}].Closes", Words.T("Events.ClosesBeforeOpens"));
            else if (Period.Between(day.Opens, day.Closes, PeriodUnits.Minutes).Minutes < e.SlotMinutes)
                context.AddFailure($"Days[{i}].Closes", Words.T("Events.DayTooShort", e.SlotMinutes));
            if (e.Days.Take(i).Any(other => other.Date == day.Date))
                context.AddFailure($"Days[{i}].Date", Words.T("Events.DayTwice"));
        }
    }

    static void CheckBreaks(EventFields e, ValidationContext<EventFields> context)
    {
        for (var i = 0; i < e.Breaks.Count; i++)
        {
            var pause = e.Breaks[i];
            if (pause.Ends <= pause.Starts)
                context.AddFailure($"Breaks[{i}].Ends", Words.T("Events.BreakEndsBefore"));
            if (pause.Date is { } date && e.Days.All(day => day.Date != date))
                context.AddFailure($"Breaks[{i}].Date", Words.T("Events.BreakOtherDay"));
            if (pause.Name?.Length > 100)
                context.AddFailure($"Breaks[{i}].Name", Words.T("Events.TooLong", 100));
        }
    }

    static void CheckTables(EventFields e, ValidationContext<EventFields> context)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < e.Tables.Count; i++)
        {
            var table = e.Tables[i];
            if (table.Number is < 1 or > 9999)
                context.AddFailure($"Tables[{i}].Number", Words.T("Events.TableNumberWrong"));
            if (!seen.Add(table.Number))
                context.AddFailure($"Tables[{i}].Number", Words.T("Events.TableTwice", table.Number));
            if (string.IsNullOrWhiteSpace(table.Name) || table.Name.Length > 100)
                context.AddFailure($"Tables[{i}].Name", Words.T("Events.TableNameWrong", 100));
            if (!TableKinds.Contains(table.Kind))
                context.AddFailure($"Tables[{i}].Kind", Words.T("Events.TableKindWrong", string.Join(", ", TableKinds)));
        }
    }

    /// <summary>Only when nothing else is wrong with what slots are made of.</summary>
    static void CheckSlots(EventFields e, ValidationContext<EventFields> context)
    {
        if (!IsZone(e.TimeZone) || e.SlotMinutes < ShortestSlot || e.GapMinutes < 0 || e.Days.Count is 0 or > MostDays)
            return;
        var count = SlotPlan.Of(e.ToModel()).Count;
        if (count == 0)
            context.AddFailure("Days", Words.T("Events.NoSlot"));
        else if (count > MostSlots)
            context.AddFailure("SlotMinutes", Words.T("Events.TooManySlots", count, MostSlots));
    }
}
