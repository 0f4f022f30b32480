namespace EMobilityExpo.Application.Features.Timetables;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using NodaTime;

/// <summary>Puts meetings into rows and columns. No row ever holds two meetings in one slot: tables and participants can not.</summary>
sealed class BoardLayout
{
    const int OtherHue = 10;

    static readonly string[] Regions = ["142", "150", "019", "002", "009"];

    readonly IReadOnlyList<EventTable> _tables;
    readonly IReadOnlyList<BoardParty> _parties;
    readonly IReadOnlyList<BoardMeeting> _meetings;
    readonly IReadOnlyList<Slot> _slots;
    readonly Dictionary<long, BoardParty> _byId;
    readonly Dictionary<long, EventTable> _tableById;
    readonly ILookup<long, AbsenceRow> _absences;
    readonly ILookup<(long Participant, long Partner), string> _attending;
    readonly HashSet<string>? _found;
    readonly bool _byCategory;
    readonly Duration _shortestGap;

    public BoardLayout(
        IReadOnlyList<EventTable> tables, IReadOnlyList<BoardParty> parties, IReadOnlyList<BoardMeeting> meetings, IReadOnlyList<Slot> slots,
        IEnumerable<AbsenceRow> absences, IEnumerable<AttendeeRow> attendees, string colour, string? search)
    {
        (_tables, _parties, _meetings, _slots, _byCategory) = (tables, parties, meetings, slots, colour == "category");
        _byId = parties.ToDictionary(party => party.Id);
        _tableById = tables.ToDictionary(table => table.Id);
        _shortestGap = slots.Zip(slots.Skip(1), (before, after) => after.StartsAt - before.EndsAt).DefaultIfEmpty(Duration.Zero).Min();
        _absences = absences.ToLookup(row => row.ParticipantId);
        _attending = attendees.ToLookup(row => (row.ParticipantId, row.PartnerId), row => row.Name);
        if (!string.IsNullOrWhiteSpace(search))
            _found = [.. meetings.Where(meeting => Mentions(meeting, search.Trim())).Select(meeting => meeting.PublicId)];
    }

    public bool Searching => _found is not null;

    public int? Found => _found?.Count;

    public bool HasFound(RowPlan row) => row.Meetings.Any(IsFound);

    /// <summary>Tables by number, then the booths and the online rooms of those exhibitors that meet there.</summary>
    public List<RowPlan> TableRows()
    {
        var byTable = _meetings.ToLookup(meeting => meeting.TableId);
        var rows = _tables.Select(table => new RowPlan(Place.AtTable, null, table, byTable[table.Id])).ToList();
        foreach (var kind in new[] { Place.AtBooth, Place.IsOnline })
        {
            rows.AddRange(_meetings.Where(meeting => PlaceOf(meeting).Kind == kind)
                .GroupBy(meeting => meeting.ExhibitorId)
                .Select(group => new RowPlan(kind, _byId[group.Key], null, group))
                .OrderBy(row => row.Party!.ToParty().Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)));
        }

        return rows;
    }

    public List<RowPlan> ParticipantRows(string side)
    {
        var byParty = side switch
        {
            Sides.Exhibitor => _meetings.ToLookup(meeting => (long?)meeting.ExhibitorId),
            Sides.Buyer => _meetings.ToLookup(meeting => (long?)meeting.BuyerId),
            _ => _meetings.ToLookup(meeting => meeting.InterpreterId),
        };
        return [.. _parties.Where(party => party.Side == side).Select(party => new RowPlan(side, party, null, byParty[party.Id]))
            .OrderBy(row => row.Party!.ToParty().Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];
    }

    public BoardRow Fill(RowPlan row)
    {
        var bySlot = row.Meetings.ToDictionary(meeting => meeting.Slot);
        var absent = row.Table is null && row.Kind is not (Place.AtBooth or Place.IsOnline)
            ? _absences[row.Party!.Id].SelectMany(range => SlotPlan.Touching(_slots, range.StartsAt, range.EndsAt)).ToHashSet()
            : row.Table?.Closed == true ? _slots.Select(slot => slot.Index).ToHashSet() : [];
        var cells = _slots.Select((slot, column) => new BoardCell(
            slot,
            bySlot.ContainsKey(slot.Index) ? SlotState.Meeting : absent.Contains(slot.Index) ? SlotState.Unavailable : SlotState.Free,
            IsAfterPause(column),
            bySlot.TryGetValue(slot.Index, out var meeting) ? Block(meeting) : null));
        return new(
            row.Kind, row.Party?.ToParty(), row.Table is null ? null : TableHead.Of(row.Table), row.Party?.Booth,
            [.. cells]);
    }

    /// <summary>What occurs, the most frequent first.</summary>
    public IReadOnlyList<LegendEntry> Legend() =>
        [.. _meetings.GroupBy(CodeOf).Select(group => new LegendEntry(HueOf(group.Key), group.Key, LabelOf(group.Key), group.Count()))
            .OrderByDescending(entry => entry.Meetings).ThenBy(entry => entry.Hue)];

    // There may be a gap between any two slots; a break is longer than the shortest of them.
    bool IsAfterPause(int column) => column > 0 && _slots[column].StartsAt - _slots[column - 1].EndsAt > _shortestGap;

    BoardBlock Block(BoardMeeting meeting)
    {
        return new(
            meeting.PublicId, _byId[meeting.ExhibitorId].ToParty(), _byId[meeting.BuyerId].ToParty(),
            meeting.InterpreterId is { } interpreter ? _byId[interpreter].ToParty() : null,
            PlaceOf(meeting), meeting.Score, HueOf(CodeOf(meeting)), IsFound(meeting), meeting.Pinned, meeting.RowVersion,
            [.. _attending[(meeting.ExhibitorId, meeting.BuyerId)], .. _attending[(meeting.BuyerId, meeting.ExhibitorId)]]);
    }

    Place PlaceOf(BoardMeeting meeting)
    {
        var table = meeting.TableId is { } id ? _tableById.GetValueOrDefault(id) : null;
        return TimetableStore.PlaceOf(meeting.Place, table?.Number, table?.Name, _byId[meeting.ExhibitorId].Booth);
    }

    bool IsFound(BoardMeeting meeting) => _found?.Contains(meeting.PublicId) ?? true;

    bool Mentions(BoardMeeting meeting, string text)
    {
        var (exhibitor, buyer) = (_byId[meeting.ExhibitorId], _byId[meeting.BuyerId]);
        var interpreter = meeting.InterpreterId is { } id ? _byId[id] : null;
        string?[] names =
        [
            exhibitor.NameKo, exhibitor.NameEn, buyer.NameKo, buyer.NameEn, interpreter?.NameKo, interpreter?.NameEn,
            .. CountryNames(buyer), .. CountryNames(exhibitor),
            meeting.TableId is { } table ? _tableById.GetValueOrDefault(table)?.Name : null,
        ];
        return names.Any(name => name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
    }

    static string?[] CountryNames(BoardParty party) =>
        ReferenceData.Countries.Find(party.Country) is { } country ? [country.NameKo, country.NameEn] : [];

    string CodeOf(BoardMeeting meeting) =>
        _byCategory
            ? ReferenceData.Categories.Find(_byId[meeting.ExhibitorId].Category) is { } category ? category.Parent ?? category.Code : ""
            : ReferenceData.Countries.Find(_byId[meeting.BuyerId].Country)?.RegionCode ?? "";

    int HueOf(string code)
    {
        var order = _byCategory ? Families : Regions;
        return Array.IndexOf(order, code) is var at and >= 0 ? at + 1 : OtherHue;
    }

    string LabelOf(string code) =>
        code.Length == 0 ? Words.T("Timetables.OtherColour") : _byCategory ? ReferenceData.Categories.NameOf(code) : ReferenceData.Areas.NameOf(code);

    static readonly string[] Families = [.. ReferenceData.Categories.All.Where(category => category.Parent is null).Select(category => category.Code)];

    public sealed record RowPlan(string Kind, BoardParty? Party, EventTable? Table, IEnumerable<BoardMeeting> Meetings);
}
