namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;

/// <summary>Writes to those whose meeting was moved in the timetable in force; a timetable that nobody sees yet is moved in silence.</summary>
static class MoveNews
{
    /// <returns>The names of those who have nobody to write to: they are to be told in another way.</returns>
    public static async Task<(int Told, IReadOnlyList<string> NotTold)> TellAsync(
        DbSession db, Outbox outbox, MoveScene scene, IReadOnlyList<MeetingRow> moved, CancellationToken cancel)
    {
        if (scene.Run.PublishedAt is null)
            return (0, []);
        var told = 0;
        var notTold = new List<string>();
        foreach (var row in moved)
        {
            var before = scene.Rows.First(old => old.Id == row.Id);
            foreach (var who in new[] { row.ExhibitorId, row.BuyerId, row.InterpreterId ?? 0, before.InterpreterId ?? 0 }.Distinct().Where(id => id > 0))
            {
                var people = await db.QueryAsync<Reader>(RequestsSql.People, new { Id = who }, cancel);
                foreach (var person in people)
                {
                    var to = new Addressee(person.PersonId, person.Address, person.Language);
                    await outbox.AddAsync(
                        to, who == before.InterpreterId && who != row.InterpreterId ? "MeetingTaken" : "MeetingMoved", cancel, scene.Source.Id,
                        $"/my/{scene.People[who].PublicId}/timetable",
                        to.In(() => Partners(scene, row, who)), to.In(() => scene.Source.Name), to.In(() => MoveWords.Time(scene, before.Slot)),
                        to.In(() => $"{MoveWords.Time(scene, row.Slot)}, {MovePlace.Label(scene, row)}"));
                    told++;
                }

                if (people.Count == 0)
                    notTold.Add(MoveWords.Name(scene, who));
            }
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
