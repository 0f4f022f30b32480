namespace EMobilityExpo.Web.Tests.Portal;

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>Fifty exhibitors click two thousand times on the hundred slots of ten buyers, over HTTP, on the real database.</summary>
public sealed class BookingStormTests : IAsyncDisposable
{
    const int Exhibitors = 50, Buyers = 10, SlotsEach = 10, Attempts = 2000;

    readonly WebApp _app = new(("Logging:LogLevel:Default", "Error"));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slot_is_booked_once_and_all_others_get_a_clear_answer()
    {
        var (eventId, exhibitors, buyers) = await SetUpAsync();
        var slots = (await _app.Send(new GetEvent(eventId))).Fields.ToModel().Slots;
        slots.Count.ShouldBe(SlotsEach);
        var clients = await Task.WhenAll(exhibitors.Select(id => ProgramAsync(eventId, id)));
        var began = Stopwatch.GetTimestamp();

        // Every slot of every buyer is tried by twenty exhibitors, each in an order of its own.
        var answers = await Task.WhenAll(clients.Select((client, number) => Task.Run(async () =>
        {
            var mine = new List<(HttpStatusCode Status, JsonElement? Problem)>();
            for (var i = 0; i < Attempts / Exhibitors; i++)
            {
                var place = ((number * 37) + (i * 61)) % (Buyers * SlotsEach);
                var (buyer, slot) = (buyers[place / SlotsEach], slots[place % SlotsEach]);
                var answer = await client.PostAsJsonAsync(
                    $"/api/my/{exhibitors[number]}/partners/{buyer}/booking", new { startsAt = NodaTime.Text.InstantPattern.ExtendedIso.Format(slot.StartsAt) }, Cancel);
                mine.Add((answer.StatusCode, answer.StatusCode == HttpStatusCode.Conflict ? await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel) : null));
            }

            return mine;
        }, Cancel)));

        var all = answers.SelectMany(mine => mine).ToList();
        all.Count.ShouldBe(Attempts);
        all.ShouldAllBe(answer => answer.Status == HttpStatusCode.NoContent || answer.Status == HttpStatusCode.Conflict);
        var losers = all.Where(answer => answer.Problem is not null).Select(answer => answer.Problem!.Value).ToList();
        losers.ShouldAllBe(problem => problem.GetProperty("title").GetString()!.Length > 0 && problem.GetProperty("alternatives").ValueKind == JsonValueKind.Array);
        var booked = await BookedAsync();
        booked.Count.ShouldBe(all.Count(answer => answer.Status == HttpStatusCode.NoContent));
        booked.Distinct().Count().ShouldBe(booked.Count);
        booked.Count.ShouldBe(Buyers * SlotsEach);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Attempts} attempts by {Exhibitors} clients in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s: {booked.Count} bookings"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task<(string Event, IReadOnlyList<string> Exhibitors, IReadOnlyList<string> Buyers)> SetUpAsync()
    {
        var day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30);
        var eventId = await _app.Send(new CreateEvent(new EventFields
        {
            NameKo = "예약",
            NameEn = "Storm",
            TimeZone = "Asia/Seoul",
            SlotMinutes = 30,
            GapMinutes = 0,
            CandidatesEach = 5,
            Languages = ["ko", "en"],
            Days = [new() { Date = day, Opens = new(10, 0), Closes = new(15, 0) }],
            Tables = [.. Enumerable.Range(1, Buyers).Select(number => new EventTable { Number = number, Name = $"T{number}" })],
        }));
        await _app.Send(new SetRequestSettings(eventId, 7, Booking: true));
        async Task<IReadOnlyList<string>> AddAsync(string side, int count, string country)
        {
            var ids = new List<string>();
            for (var i = 0; i < count; i++)
                ids.Add(await _app.Send(new AddParticipant(eventId, side, new() { NameEn = $"{side} {i}", Country = country })));
            return ids;
        }

        return (eventId, await AddAsync(Sides.Exhibitor, Exhibitors, "KR"), await AddAsync(Sides.Buyer, Buyers, "DE"));
    }

    /// <summary>A program with a token of somebody of the exhibitor.</summary>
    async Task<HttpClient> ProgramAsync(string eventId, string exhibitor)
    {
        var email = $"{exhibitor}@storm.example";
        await _app.Send(new Application.Features.Members.InviteMember(eventId, email, null, Roles.Exhibitor, exhibitor));
        var token = await _app.Send(new CreateApiToken(await _app.PersonIdAsync(email), "storm", [Permissions.OwnManage], 1));
        var client = _app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Secret);
        return client;
    }

    async Task<IReadOnlyList<string>> BookedAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbSession>().QueryAsync<string>(
            "SELECT CONCAT(buyer_id, ' ', starts_at) FROM slot_booking WHERE status = 'booked'", null, Cancel);
    }
}
