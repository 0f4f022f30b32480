namespace EMobilityExpo.Application.Features.Moves;

using System.Text.Json;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Timetabling;

/// <summary>What stands against a move, in words that name who and what.</summary>
/// <param name="Rule">The rule that would be broken, such as <c>busy</c>.</param>
/// <param name="MeetingId">The other meeting that is in the way, where there is one.</param>
public sealed record MoveProblem(string Rule, string Text, string? MeetingId)
{
    public const string Pinned = "pinned";
}

static class MoveWords
{
    public static IReadOnlyList<MoveProblem> Of(MoveScene scene, MeetingRow row, int slot, int? table, IEnumerable<MoveHindrance> hindrances) =>
        [.. hindrances.Select(one => Of(scene, row, one)).DistinctBy(one => one.Text), .. Pinned(scene, row, slot, table), .. Booked(scene, row, slot)];

    /// <exception cref="Conflict">Something stands against it: the first thing is told, with its rule as the code of the error.</exception>
    public static void ThrowIfAny(MoveScene scene, MeetingRow row, int slot, int? table, IReadOnlyList<MoveHindrance> hindrances, MeetingRow? along = null)
    {
        var hindrance = hindrances.OrderBy(one => one.Pair is null ? 1 : 0).FirstOrDefault();
        if (hindrance is not null)
            throw new Conflict(Key(hindrance.Rule), Arguments(scene, row, hindrance));
        if (scene.PinsAgainst(row, slot, table, along).FirstOrDefault() is { } pin)
            throw new Conflict("Moves.Rule_pinned", [Name(scene, pin.ExhibitorId), Name(scene, pin.BuyerId)]);
        if (scene.AgreedAgainst(row, slot).FirstOrDefault() is { } agreed)
            throw new Conflict("Moves.Rule_booked", [Name(scene, agreed.ExhibitorId), Name(scene, agreed.BuyerId)]);
    }

    /// <exception cref="Conflict">The table can not be used.</exception>
    public static void ThrowIfClosed(MoveScene scene, int? table)
    {
        if (scene.IsClosed(table))
            throw new Conflict("Moves.Rule_closedTable", [Place.TableLabel(scene.Source.Tables[table!.Value].Number, scene.Source.Tables[table.Value].Name)]);
    }

    public static string Name(MoveScene scene, long participant) => scene.People[participant].Name;

    /// <summary>Both sides of a meeting.</summary>
    public static string Both(MoveScene scene, MeetingRow row) => $"{Name(scene, row.ExhibitorId)} – {Name(scene, row.BuyerId)}";

    public static string Time(MoveScene scene, int slot)
    {
        var at = scene.Slots[slot];
        return $"{EventTimes.Day(at.StartsAt.InZone(scene.Source.Zone).Date)}, {EventTimes.RangeWithZone(at.StartsAt, at.EndsAt, scene.Source.Zone)}";
    }

    static MoveProblem Of(MoveScene scene, MeetingRow row, MoveHindrance one) => new(
        Code(one.Rule), Words.T(Key(one.Rule), Arguments(scene, row, one)), one.Pair is null ? null : scene.OfPair(one.Pair).PublicId);

    static IEnumerable<MoveProblem> Pinned(MoveScene scene, MeetingRow row, int slot, int? table) => scene.PinsAgainst(row, slot, table).Select(pin => new MoveProblem(
        MoveProblem.Pinned, Words.T("Moves.Rule_pinned", Name(scene, pin.ExhibitorId), Name(scene, pin.BuyerId)),
        scene.Rows.FirstOrDefault(other => (other.ExhibitorId, other.BuyerId) == pin.Pair)?.PublicId));

    static IEnumerable<MoveProblem> Booked(MoveScene scene, MeetingRow row, int slot) => scene.AgreedAgainst(row, slot).Select(one => new MoveProblem(
        "booked", Words.T("Moves.Rule_booked", Name(scene, one.ExhibitorId), Name(scene, one.BuyerId)), null));

    /// <summary>{0}: who is concerned, or both; {1}: the other meeting.</summary>
    static object?[] Arguments(MoveScene scene, MeetingRow row, MoveHindrance one) =>
    [
        one.Participant is null ? Both(scene, row) : scene.ByPublicId.TryGetValue(one.Participant, out var who) ? who.Name : one.Participant,
        one.Pair is null ? "" : Both(scene, scene.OfPair(one.Pair)),
    ];

    static string Key(MoveRule rule) => $"Moves.Rule_{Code(rule)}";

    static string Code(MoveRule rule) => JsonNamingPolicy.CamelCase.ConvertName($"{rule}");
}
