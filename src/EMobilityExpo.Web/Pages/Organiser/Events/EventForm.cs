namespace EMobilityExpo.Web.Pages.Organiser.Events;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

/// <summary>The event as the form shows it: times as text, and tables as ranges of numbers, so that 2,000 of them are one row.</summary>
public sealed class EventForm
{
    public const string NumberMark = "{n}";
    const int MostRows = 1000;

    public long RowVersion { get; set; }
    public string? NameKo { get; set; }
    public string? NameEn { get; set; }
    public string? Venue { get; set; }
    public string? TimeZone { get; set; }
    public int? SlotMinutes { get; set; }
    public int? GapMinutes { get; set; }
    public List<string> Languages { get; set; } = [];
    public string? OtherLanguage { get; set; }
    public WeightsForm Weights { get; set; } = new();
    public int? MinimumScore { get; set; }
    public int? CandidatesEach { get; set; }
    public string? KeepsTable { get; set; }
    public List<DayRow> Days { get; set; } = [];
    public List<BreakRow> Breaks { get; set; } = [];
    public List<TableRow> Tables { get; set; } = [];

    /// <summary>Numbers of tables that can not be used now, such as <c>3, 7-9</c>.</summary>
    public string? ClosedTables { get; set; }

    public sealed class DayRow
    {
        public string? Date { get; set; }
        public string? Opens { get; set; }
        public string? Closes { get; set; }
    }

    public sealed class BreakRow
    {
        public string? Date { get; set; }
        public string? Starts { get; set; }
        public string? Ends { get; set; }
        public string? Name { get; set; }
    }

    /// <summary>The tables <see cref="From"/> to <see cref="To"/>, named alike: <c>{n}</c> in the name stands for the number.</summary>
    public sealed class TableRow
    {
        public int? From { get; set; }
        public int? To { get; set; }
        public string? Name { get; set; }
        public string? Kind { get; set; }
    }

    public static EventForm Of(EventFields fields, long rowVersion) => new()
    {
        RowVersion = rowVersion,
        NameKo = fields.NameKo,
        NameEn = fields.NameEn,
        Venue = fields.Venue,
        TimeZone = fields.TimeZone,
        SlotMinutes = fields.SlotMinutes,
        GapMinutes = fields.GapMinutes,
        Languages = [.. fields.Languages],
        Weights = WeightsForm.Of(fields.Weights),
        MinimumScore = fields.MinimumScore,
        CandidatesEach = fields.CandidatesEach,
        KeepsTable = fields.KeepsTable,
        Days = [.. fields.Days.Select(day => new DayRow { Date = Text(day.Date), Opens = Text(day.Opens), Closes = Text(day.Closes) })],
        Breaks = [.. fields.Breaks.Select(pause => new BreakRow
        {
            Date = pause.Date is { } date ? Text(date) : null, Starts = Text(pause.Starts), Ends = Text(pause.Ends), Name = pause.Name,
        })],
        Tables = RowsOf(fields.Tables),
        ClosedTables = NumberList.Write(fields.Tables.Where(table => table.Closed).Select(table => table.Number)),
    };

    /// <summary>The fields as far as they can be read; what can not goes into <paramref name="state"/>.</summary>
    /// <param name="rowOfTable">The form's row of each table, to put an error at the right place.</param>
    public EventFields ToFields(ModelStateDictionary state, out IReadOnlyList<int> rowOfTable)
    {
        var tables = ReadTables(state);
        rowOfTable = [.. tables.Select(table => table.Row)];
        return new()
        {
            NameKo = NameKo ?? "",
            NameEn = NameEn ?? "",
            Venue = Venue,
            TimeZone = TimeZone ?? "",
            SlotMinutes = SlotMinutes ?? 0,
            GapMinutes = GapMinutes ?? 0,
            Languages = [.. Languages.Append(OtherLanguage).Where(code => !string.IsNullOrEmpty(code)).Distinct()!],
            Weights = Weights.ToWeights(),
            MinimumScore = MinimumScore ?? 0,
            CandidatesEach = CandidatesEach ?? 0,
            KeepsTable = KeepsTable,
            Days = [.. Days.Select((day, at) => new EventDay
            {
                Date = Parse(state, LocalDatePattern.Iso, day.Date, $"Days[{at}].Date"),
                Opens = Parse(state, ClockTime.Pattern, day.Opens, $"Days[{at}].Opens"),
                Closes = Parse(state, ClockTime.Pattern, day.Closes, $"Days[{at}].Closes"),
            })],
            Breaks = [.. Breaks.Select((pause, at) => new EventBreak
            {
                Date = string.IsNullOrEmpty(pause.Date) ? null : Parse(state, LocalDatePattern.Iso, pause.Date, $"Breaks[{at}].Date"),
                Starts = Parse(state, ClockTime.Pattern, pause.Starts, $"Breaks[{at}].Starts"),
                Ends = Parse(state, ClockTime.Pattern, pause.Ends, $"Breaks[{at}].Ends"),
                Name = string.IsNullOrWhiteSpace(pause.Name) ? null : pause.Name.Trim(),
            })],
            Tables = [.. tables.Select(table => table.Table)],
        };
    }

    List<(EventTable Table, int Row)> ReadTables(ModelStateDictionary state)
    {
        var tables = new List<(EventTable, int)>();
        var closed = NumberList.Read(ClosedTables);
        if (closed is null)
            state.AddModelError("Input.ClosedTables", Words.T("Runs.ClosedTablesForm"));
        for (var row = 0; row < Tables.Count; row++)
        {
            var (from, to) = (Tables[row].From ?? 0, Tables[row].To ?? Tables[row].From ?? 0);
            if (from < 1 || to < from || to - from >= EventFieldsValidator.MostTables || tables.Count > EventFieldsValidator.MostTables)
            {
                state.AddModelError($"Input.Tables[{row}].From", Words.T("Events.TableRangeWrong", EventFieldsValidator.MostTables));
                continue;
            }

            for (var number = from; number <= to; number++)
            {
                var name = (Tables[row].Name ?? "").Replace(NumberMark, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                tables.Add((new() { Number = number, Name = name, Kind = Tables[row].Kind ?? "table", Closed = closed?.Contains(number) == true }, row));
            }
        }

        if (closed?.Except(tables.Select(table => table.Item1.Number)).ToList() is { Count: > 0 } unknown)
            state.AddModelError("Input.ClosedTables", Words.T("Runs.TableUnknown", NumberList.Write(unknown)));
        return tables;
    }

    static List<TableRow> RowsOf(IReadOnlyList<EventTable> tables)
    {
        var rows = new List<TableRow>();
        foreach (var table in tables)
        {
            var number = table.Number.ToString(CultureInfo.InvariantCulture);
            var name = table.Name.Contains(number, StringComparison.Ordinal)
                ? table.Name.Replace(number, NumberMark, StringComparison.Ordinal)
                : table.Name;
            if (rows.Count > 0 && rows[^1] is var last && last.To == table.Number - 1 && last.Name == name && last.Kind == table.Kind)
                last.To = table.Number;
            else if (rows.Count < MostRows)
                rows.Add(new() { From = table.Number, To = table.Number, Name = name, Kind = table.Kind });
        }

        return rows;
    }

    static T Parse<T>(ModelStateDictionary state, IPattern<T> pattern, string? text, string field) where T : struct
    {
        if (pattern.Parse(text ?? "") is { Success: true } found)
            return found.Value;
        state.AddModelError($"Input.{field}", Words.T(typeof(T) == typeof(LocalDate) ? "Events.DateMissing" : "Events.TimeMissing"));
        return default;
    }

    static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    static string Text(LocalTime time) => ClockTime.Pattern.Format(time);
}
