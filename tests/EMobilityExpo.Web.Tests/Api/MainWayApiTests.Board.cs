namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using System.Text.Json;
using Shouldly;

/// <summary>Changes by hand of a timetable, its advice, and what companies say about their meetings.</summary>
public sealed partial class MainWayApiTests
{
    async Task AdviceAsync(string run)
    {
        await GetAsync($"{run}/advice", HttpStatusCode.Conflict);
        var asked = await SendAsync(HttpMethod.Post, $"{run}/advice", null, HttpStatusCode.Accepted);
        // It solves the timetable again and again, on whatever machine.
        await EndedAsync(asked, most: 2400);
        (await JsonAsync(await GetAsync($"{run}/advice"))).GetArrayLength().ShouldBeLessThanOrEqualTo(5);
    }

    /// <summary>Nothing has changed since: nothing moves.</summary>
    async Task RepairAsync(string home, string run)
    {
        var repairs = run.Split('/')[^1];
        await SendAsync(HttpMethod.Post, $"{home}/runs", new { repairs, closedTables = new[] { 9999 } }, HttpStatusCode.BadRequest);
        var started = await SendAsync(HttpMethod.Post, $"{home}/runs", new { repairs }, HttpStatusCode.Accepted);
        var id = (await JsonAsync(started)).GetProperty("runId").GetString();
        await EndedAsync(started);
        var repair = (await JsonAsync(await GetAsync($"{home}/runs/{id}"))).GetProperty("repair");
        (repair.GetProperty("from").GetString(), repair.GetProperty("changed").GetInt32()).ShouldBe((repairs, 0));
    }

    async Task MovesAsync(string run, JsonElement meetings)
    {
        foreach (var id in meetings.EnumerateArray().Select(one => one.GetProperty("id").GetString()))
        {
            var answer = await GetAsync($"{run}/meetings/{id}/moves");
            var options = (await JsonAsync(answer)).GetProperty("slots").EnumerateArray().ToList();
            var free = options.Find(slot => slot.GetProperty("possible").GetBoolean() && !slot.GetProperty("here").GetBoolean());
            var barred = options.Find(slot => !slot.GetProperty("possible").GetBoolean());
            if (free.ValueKind == JsonValueKind.Undefined || barred.ValueKind == JsonValueKind.Undefined)
                continue;
            await MoveAsync(run, id!, answer.Headers.ETag!.Tag, free, barred);
            return;
        }

        throw new InvalidOperationException("None of the first meetings can be moved.");
    }

    async Task MoveAsync(string run, string meeting, string tag, JsonElement free, JsonElement barred)
    {
        var path = $"{run}/meetings/{meeting}";
        object To(JsonElement slot) => new { slot = slot.GetProperty("slot").GetInt32() };
        await SendAsync(HttpMethod.Post, $"{path}/move", To(free), HttpStatusCode.PreconditionRequired);
        var refused = await JsonAsync(await SendAsync(HttpMethod.Post, $"{path}/move", To(barred), HttpStatusCode.Conflict, tag));
        refused.GetProperty("type").GetString().ShouldStartWith("urn:emobilityexpo:problem:Moves.Rule_");
        var moved = await SendAsync(HttpMethod.Post, $"{path}/move", To(free), HttpStatusCode.OK, tag);
        moved.Headers.ETag!.Tag.ShouldNotBe(tag);
        await SendAsync(HttpMethod.Post, $"{path}/move", To(free), HttpStatusCode.PreconditionFailed, tag);
        await SendAsync(HttpMethod.Delete, $"{path}/pin", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Put, $"{path}/pin", null, HttpStatusCode.NoContent);
        var list = await JsonAsync(await GetAsync($"{run}/moves?pageSize=5"));
        list.GetProperty("pins").GetArrayLength().ShouldBe(1);
        var number = list.GetProperty("lastNumber").GetInt32();
        await SendAsync(HttpMethod.Post, $"{run}/moves/undo", new { number = number + 1 }, HttpStatusCode.PreconditionFailed);
        await SendAsync(HttpMethod.Post, $"{run}/moves/undo", new { number }, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"{run}/moves/undo", new { number }, HttpStatusCode.Conflict);
    }

    async Task AgreedAsync(string own, string partner)
    {
        await GetAsync($"{own}/agreed");
        var people = (await JsonAsync(await GetAsync($"{own}/attendees"))).GetProperty("colleagues");
        var members = new[] { people[0].GetProperty("id").GetString() };
        await SendAsync(HttpMethod.Put, $"{own}/attendees/{partner}", new { members }, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Put, $"{own}/attendees/{partner}", new { members = new[] { "nobody" } }, HttpStatusCode.NotFound);
    }
}
