namespace EMobilityExpo.Application.Tests.Events;

using EMobilityExpo.Application.Features.Events;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class SlotPlanTests
{
    static readonly string[] Zones = ["Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

    /// <summary>Days of a spring and of an autumn change in each of the zones that have one, and a plain day.</summary>
    static readonly LocalDate[] Dates =
        [new(2027, 3, 28), new(2027, 10, 31), new(2027, 3, 14), new(2027, 11, 7), new(2027, 4, 4), new(2027, 10, 3), new(2027, 10, 27)];

    static readonly Gen<EventModel> Events =
        from zone in Gen.Elements(Zones)
        from days in Gen.SubListOf(Dates)
        from opens in Gen.Choose(0, 60)
        from length in Gen.Choose(0, 80)
        from slot in Gen.Choose(5, 90)
        from gap in Gen.Choose(0, 20)
        from breaks in Gen.ListOf(from starts in Gen.Choose(0, 90) from lasts in Gen.Choose(1, 20) select (starts, lasts))
        select new EventModel
        {
            TimeZone = zone,
            SlotMinutes = slot,
            GapMinutes = gap,
            Days = [.. days.Order().Select(date => new EventDay { Date = date, Opens = At(opens), Closes = At(opens + length) })],
            Breaks = [.. breaks.Select((pause, i) => new EventBreak
            {
                Date = i % 2 == 0 || days.Count == 0 ? null : days[i % days.Count], Starts = At(pause.starts), Ends = At(pause.starts + pause.lasts),
            })],
        };

    [Fact]
    public void Slots_lie_within_the_hours_touch_no_break_and_never_overlap() => Always(plan =>
    {
        var slots = plan.Slots;
        for (var i = 0; i < slots.Count; i++)
        {
            slots[i].Index.ShouldBe(i);
            (slots[i].EndsAt - slots[i].StartsAt).ShouldBe(Duration.FromMinutes(plan.SlotMinutes));
            if (i > 0)
                (slots[i].StartsAt - slots[i - 1].EndsAt).ShouldBeGreaterThanOrEqualTo(Duration.FromMinutes(plan.GapMinutes > 0 && slots[i].Day == slots[i - 1].Day ? 1 : 0));
            var day = plan.Days[slots[i].Day];
            var (from, to) = (slots[i].StartsAt.InZone(plan.Zone).LocalDateTime, slots[i].EndsAt.InZone(plan.Zone).LocalDateTime);
            from.ShouldBeGreaterThanOrEqualTo(day.Date + day.Opens);
            to.ShouldBeLessThanOrEqualTo(day.Date + day.Closes);
            foreach (var pause in plan.Breaks.Where(pause => pause.Date is null || pause.Date == day.Date))
                (from < day.Date + pause.Ends && to > day.Date + pause.Starts).ShouldBeFalse($"{from} meets the break from {pause.Starts}");
        }
    });

    [Fact]
    public void No_day_could_hold_one_slot_more_at_its_end() => Always(plan =>
    {
        foreach (var (day, index) in plan.Days.Select((day, index) => (day, index)).Where(it => plan.Breaks.Count == 0 && it.day.Date == new LocalDate(2027, 10, 27)))
        {
            var last = plan.Slots.LastOrDefault(slot => slot.Day == index);
            var next = last is null ? day.Date + day.Opens : last.EndsAt.InZone(plan.Zone).LocalDateTime.PlusMinutes(plan.GapMinutes);
            Period.Between(next, day.Date + day.Closes, PeriodUnits.Minutes).Minutes.ShouldBeLessThan(plan.SlotMinutes);
        }
    });

    [Theory]
    [InlineData("2027-03-28")]
    [InlineData("2027-10-31")]
    public void The_hour_of_a_clock_change_holds_no_slot(string date)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var plan = new EventModel
        {
            TimeZone = "Europe/Berlin",
            SlotMinutes = 30,
            Days = [new() { Date = day, Opens = new(0, 0), Closes = new(6, 0) }],
        };
        var starts = plan.Slots.Select(slot => slot.StartsAt.InZone(plan.Zone).TimeOfDay).ToList();
        starts.ShouldContain(new LocalTime(1, 0));
        starts.ShouldContain(new LocalTime(4, 0));
        starts.ShouldNotContain(time => time >= new LocalTime(2, 0) && time < new LocalTime(3, 0));
    }

    static LocalTime At(int quarters) => new LocalTime(0, 0).PlusMinutes(Math.Min(quarters * 15, 1439));

    static void Always(Action<EventModel> holds) =>
        Prop.ForAll(Events.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
