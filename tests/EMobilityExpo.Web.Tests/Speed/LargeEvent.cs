namespace EMobilityExpo.Web.Tests.Speed;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;

/// <summary>A large event on the real server with a timetable in force, and one person of each kind who is signed in.</summary>
public sealed record LargeEvent(IReadOnlyList<(string Role, HttpClient Client)> People, IReadOnlyDictionary<string, string> Values)
{
    public static async Task<LargeEvent> CreateAsync(WebApp app, int exhibitors, int buyers)
    {
        var made = await new SampleEvents { Exhibitors = exhibitors, Buyers = buyers, Interpreters = 20, Tables = 100, Days = 3, Closes = new(17, 0), CandidatesEach = 10 }
            .CreateAsync(app.Services);
        var (all, none) = (made.Of(Sides.Exhibitor).ToList(), CancellationToken.None);
        var sellers = all.Select(who => who.PublicId).ToList();
        var wanted = made.Of(Sides.Buyer).Select(who => who.PublicId).ToList();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbSession>();
        var run = await app.Send(new Application.Features.Runs.StartRun(made.PublicId) { Seconds = 1 });
        if (await app.EndedAsync(run.JobId, none) is not { Status: "succeeded" })
            throw new InvalidOperationException("No timetable was built.");
        await app.Send(new Application.Features.Runs.PublishRun(made.PublicId, run.RunId));
        var delegation = await app.Send(new AddDelegation(made.PublicId, Sides.Buyer, new() { NameKo = "주", NameEn = "State", Country = "IN" }));
        foreach (var buyer in wanted.Take(8))
            await app.Send(new SetDelegationMember(made.PublicId, delegation, buyer, true));
        await app.Send(new OpenRegistration(made.PublicId, true));
        var kept = await db.QueryAsync<string>("SELECT timetable_key FROM participant WHERE public_id = @Id", new { Id = sellers[0] }, none);
        var values = new Dictionary<string, string>
        {
            ["eventId"] = made.PublicId,
            ["runId"] = run.RunId,
            ["delegationId"] = delegation,
            ["exhibitorId"] = sellers[0],
            ["buyerId"] = wanted[0],
            ["timetableKey"] = kept[0],
            ["seller"] = sellers[0],
            ["buyer"] = wanted[0],
        };
        return new(
            [
                ("organiser", await app.OrganiserAsync(handler: Handler())),
                ("exhibitor", await app.MemberAsync(made.PublicId, Roles.Exhibitor, sellers[0], owner: true, handler: Handler())),
                ("buyer", await app.MemberAsync(made.PublicId, Roles.Buyer, wanted[0], owner: true, handler: Handler())),
            ],
            values);
    }

    static HttpClientHandler Handler() => new() { AllowAutoRedirect = false };
}
