using System.Text.Encodings.Web;
using System.Text.Json;

namespace EMobilityExpo.Cli.Demo;

/// <summary>The event itself: days, slots, breaks and tables.</summary>
static class EventFile
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(DemoEvent it, string path)
    {
        var file = new
        {
            name_ko = it.NameKo,
            name_en = it.NameEn,
            timeZone = "Asia/Seoul",
            days = DemoEvent.Days.Select(date => new { date, opens = it.Opens, closes = it.Closes }),
            slotMinutes = it.SlotMinutes,
            breaks = new[] { new { starts = "12:00", ends = "13:00", name_ko = "점심", name_en = "Lunch" } },
            tables = Enumerable.Range(1, it.Tables).Select(number => Table(number, it.Tables)),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(file, Options) + "\n");
    }

    /// <summary>The last table of ten is a room for online meetings, since these need quiet and a screen.</summary>
    static object Table(int number, int tables)
    {
        var online = number > tables - Math.Max(1, tables / 10);
        return new { number, name = online ? $"Online {number}" : $"Table {number}", kind = online ? "online" : "table" };
    }
}
