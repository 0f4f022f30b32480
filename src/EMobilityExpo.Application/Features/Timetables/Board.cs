namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Features.Events;
using NodaTime;

/// <summary>A page of the board: slots across, tables or participants down.</summary>
/// <param name="Days">All days of the run.</param>
/// <param name="Day">The one that is shown, from 1; null: all of them.</param>
/// <param name="OneDayOnly">Whether the run is too large to show all its days at once.</param>
/// <param name="Slots">The columns.</param>
/// <param name="Found">How many meetings the search finds; null without a search.</param>
public sealed record Board(
    TimetableEvent Event, TimetableRun Run, IReadOnlyList<BoardDay> Days, int? Day, bool OneDayOnly, IReadOnlyList<Slot> Slots,
    IReadOnlyList<BoardRow> Rows, int TotalRows, int Page, int PageSize, int Meetings, int? Found, IReadOnlyList<LegendEntry> Legend);

/// <param name="Number">From 1.</param>
public sealed record BoardDay(int Number, LocalDate Date, IReadOnlyList<Slot> Slots);

/// <param name="Kind"><c>table</c>, <c>booth</c>, <c>online</c>, or the side of a participant.</param>
/// <param name="Party">Whose row it is; null for a table.</param>
/// <param name="Table">The table's number and name, else null.</param>
public sealed record BoardRow(string Kind, Party? Party, TableHead? Table, string? Booth, IReadOnlyList<BoardCell> Cells)
{
    public int Held => Cells.Count(cell => cell.Block is not null);
}

/// <param name="AfterPause">Whether this slot does not follow the one before at once: another day, or a break between.</param>
public sealed record BoardCell(Slot Slot, SlotState State, bool AfterPause, BoardBlock? Block);

/// <param name="Hue">1 to 10; the legend says what it stands for.</param>
/// <param name="Found">Whether the search means this meeting; true without a search.</param>
/// <param name="Pinned">Whether the organiser has pinned it there.</param>
/// <param name="RowVersion">To be sent back when it is moved.</param>
/// <param name="Attending">Names of those who come, of both sides, as far as the companies have said so.</param>
public sealed record BoardBlock(
    string MeetingId, Party Exhibitor, Party Buyer, Party? Interpreter, Place Place, int Score, int Hue, bool Found, bool Pinned, long RowVersion,
    IReadOnlyList<string> Attending);

/// <param name="Code">A region of UN M49 or a family of products.</param>
public sealed record LegendEntry(int Hue, string Code, string Label, int Meetings);
