namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;

/// <summary>
/// Writes to those whose meeting was moved in the timetable in force. A timetable that nobody sees yet is moved in silence, except for a time that
/// two had agreed on themselves: those two know it.
/// </summary>
static class MoveNews
{
    /// <returns>The names of those who have nobody to write to: they are to be told in another way.</returns>
    public static async Task<(int Told, IReadOnlyList<string> NotTold)> TellAsync(
        DbSession db, Outbox outbox, MoveScene scene, IReadOnlyList<MeetingRow> moved, IReadOnlyList<AgreedTime> agreed, CancellationToken cancel)
    {
        var isSeen = scene.Run.PublishedAt is not null;
        var told = 0;
        var notTold = new List<string>();
        foreach (var row in moved)
        {
            var before = scene.Rows.First(old => old.Id == row.Id);
            var own = agreed.FirstOrDefault(one => (one.ExhibitorId, one.BuyerId) == (row.ExhibitorId, row.BuyerId));
            long?[] concerned = isSeen ? [row.ExhibitorId, row.BuyerId, row.InterpreterId, before.InterpreterId] : own is not null ? [row.ExhibitorId, row.BuyerId] : [];
            foreach (var who in concerned.OfType<long>().Distinct())
            {
                var people = await db.QueryAsync<Reader>(RequestsSql.People, new { Id = who }, cancel);
                foreach (var person in people)
                {
                    var to = new Addressee(person.PersonId, person.Address, person.Language);
                    await outbox.AddAsync(
                        to, TemplateOf(who), cancel, scene.Source.Id,
                        $"/my/{scene.People[who].PublicId}/timetable",
                        to.In(() => Partners(scene, row, who)), to.In(() => scene.Source.Name), to.In(() => own is null ? MoveWords.Time(scene, before.Slot) : EventTimes.WithDay(own.StartsAt, scene.Source.Zone)),
                        // Where, is open until the timetable is in force.
                        to.In(() => isSeen ? $"{MoveWords.Time(scene, row.Slot)}, {MovePlace.Label(scene, row)}" : MoveWords.Time(scene, row.Slot)));
                    told++;
                }

                if (people.Count == 0)
                    notTold.Add(MoveWords.Name(scene, who));
            }

            string TemplateOf(long who) => who == before.InterpreterId && who != row.InterpreterId ? "MeetingTaken"
                : own is not null && who != row.InterpreterId ? "AgreedMoved" : "MeetingMoved";
        }

        return (told, [.. notTold.Distinct()]);
    }

    static string Partners(MoveScene scene, MeetingRow row, long who) =>
        who == row.ExhibitorId ? MoveWords.Name(scene, row.BuyerId) : who == row.BuyerId ? MoveWords.Name(scene, row.ExhibitorId) : MoveWords.Both(scene, row);

    sealed record Reader
    {
        public long PersonId { get; init; }
        public string Address { get; init; } = "";
        public string Language { get; init; } = "en";
    }
}

static class MovePlace
{
    public static string Label(MoveScene scene, MeetingRow row) => Label(scene, row, row.TableId);

    public static string Label(MoveScene scene, MeetingRow row, long? tableId)
    {
        var table = scene.Source.Tables.FirstOrDefault(one => one.Id == tableId);
        return Timetables.TimetableStore.PlaceOf(row.Place, table?.Number, table?.Name, scene.People[row.ExhibitorId].Booth).Label;
    }
}
