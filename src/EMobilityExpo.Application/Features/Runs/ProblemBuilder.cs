namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Timetabling;

/// <summary>Puts an event into the terms of the timetable engine. Ids in the problem are public ids.</summary>
public static class ProblemBuilder
{
    public static string PairId(string exhibitor, string buyer) => $"{exhibitor}-{buyer}";

    /// <param name="wishes">By inner ids of exhibitor and buyer.</param>
    /// <param name="booked">Slots that pairs have booked, or that the organiser has pinned them to: they are held then, and at no other time.</param>
    public static (TimetableProblem Problem, IReadOnlyList<WishedPair> Wishes) Of(
        EventModel source, IReadOnlyList<Slot> slots, IReadOnlyList<ParticipantRecord> participants, IEnumerable<ScoredPair> scored,
        IReadOnlyDictionary<(long Exhibitor, long Buyer), string> wishes, string objective,
        IReadOnlyDictionary<(long Exhibitor, long Buyer), int>? booked = null)
    {
        var byId = participants.ToDictionary(who => who.Id);
        var pairs = new List<ProblemPair>();
        var wished = new List<WishedPair>();
        foreach (var pair in scored)
        {
            var wish = wishes.GetValueOrDefault((pair.ExhibitorId, pair.BuyerId), Wishes.None);
            if (wish == Wishes.Veto)
                continue;
            var (exhibitor, buyer) = (byId[pair.ExhibitorId], byId[pair.BuyerId]);
            var id = PairId(exhibitor.PublicId, buyer.PublicId);
            if (wish != Wishes.None)
                wished.Add(new(id, exhibitor.PublicId, buyer.PublicId, pair.Score, wish, pair.Vetoed));
            if (pair.Vetoed)
                continue;
            int? slot = booked is not null && booked.TryGetValue((pair.ExhibitorId, pair.BuyerId), out var at) ? at : null;
            pairs.Add(new()
            {
                Id = id,
                A = exhibitor.PublicId,
                B = buyer.PublicId,
                Score = pair.Score + (wish == Wishes.None ? 0 : WishList.Worth),
                Required = wish == Wishes.Must || slot is not null,
                Slot = slot,
                Online = exhibitor.Online || buyer.Online,
            });
        }

        var problem = new TimetableProblem
        {
            Name = source.NameEn,
            Days = [.. source.Days.Select((_, day) => slots.Count(slot => slot.Day == day))],
            Tables = [.. slots.Select(_ => source.Tables.Count)],
            Participants = [.. participants.Where(who => who.Side != Sides.Interpreter).Select(who => Participant(who, slots))],
            Pairs = pairs,
            Interpreters = Interpreters(participants, slots),
            KeepsTable = source.KeepsTable,
            Objective = Objectives.Terms(objective),
        };
        return (problem, wished);
    }

    static ProblemParticipant Participant(ParticipantRecord who, IReadOnlyList<Slot> slots) => new()
    {
        Id = who.PublicId,
        Side = who.Side,
        Unavailable = Absences(who, slots),
        MaxMeetings = who.MaxMeetings,
        MaxPerDay = who.MaxPerDay,
        MinMeetings = Math.Clamp(who.MinMeetings, 0, slots.Count),
        Languages = who.Languages.Count == 0 ? null : who.Languages,
        OwnBooth = who.Side == Sides.Exhibitor && who.OwnBooth,
    };

    /// <summary>As long as no interpreter is entered, languages are left to the organiser rather than to an empty timetable.</summary>
    static List<ProblemInterpreter>? Interpreters(IEnumerable<ParticipantRecord> participants, IReadOnlyList<Slot> slots)
    {
        var interpreters = participants.Where(who => who.Side == Sides.Interpreter && who.Languages.Count > 0)
            .Select(who => new ProblemInterpreter
            {
                Id = who.PublicId,
                Languages = who.Languages,
                Unavailable = Absences(who, slots),
                MaxMeetings = who.MaxMeetings,
                MaxPerDay = who.MaxPerDay,
            }).ToList();
        return interpreters.Count == 0 ? null : interpreters;
    }

    /// <summary>The slots in which somebody is not there.</summary>
    internal static int[] Absences(ParticipantRecord who, IReadOnlyList<Slot> slots) =>
        [.. who.Unavailable.SelectMany(absence => SlotPlan.Touching(slots, absence.StartsAt, absence.EndsAt)).Distinct().Order()];
}
