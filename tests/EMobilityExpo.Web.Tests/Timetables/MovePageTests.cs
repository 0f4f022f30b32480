namespace EMobilityExpo.Web.Tests.Timetables;

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;
using static EMobilityExpo.Web.Tests.Timetables.TimetableWebFixture;

/// <summary>Moving without a script: the page lists the slots, and each form does what it says.</summary>
public sealed class MovePageTests(SharedHost host) : IAsyncLifetime
{
    readonly WebApp _app = host.App;
    string _home = "";
    string _run = "";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var sample = await new SampleEvents { Exhibitors = 6, Buyers = 6, Tables = 4, CandidatesEach = 2 }.CreateAsync(_app.Services);
        var started = await _app.Send(new StartRun(sample.PublicId) { Seconds = 1 });
        await _app.EndedAsync(started.JobId, Cancel);
        (_home, _run) = ($"/events/{sample.PublicId}", started.RunId);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_slot_is_chosen_from_the_list_and_the_board_offers_to_undo()
    {
        var client = await _app.OrganiserAsync();
        var board = await PageAsync(client, $"{_home}/runs/{_run}/board");
        foreach (var grip in board.QuerySelectorAll<IHtmlAnchorElement>("a.grip"))
        {
            var page = await PageAsync(client, grip.GetAttribute("href")!);
            if (page.QuerySelector(".moveslots .possible form") is not IHtmlFormElement form)
                continue;
            var answer = await PostAsync(client, grip.GetAttribute("href")!, form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var after = await PageAsync(client, answer.Headers.Location!.OriginalString);
            after.QuerySelectorAll(".block .pin").Length.ShouldBe(1);
            after.QuerySelector(".notice")!.TextContent.ShouldContain("Moved");
            var again = await PostAsync(client, grip.GetAttribute("href")!, form);
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await again.Content.ReadAsStringAsync(Cancel)).ShouldContain("Somebody else changed this");
            var undo = (IHtmlFormElement)after.QuerySelector(".lastmove form")!;
            (await PostAsync(client, undo.GetAttribute("action")!, undo)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await PageAsync(client, $"{_home}/runs/{_run}/board")).QuerySelectorAll(".block .pin").ShouldBeEmpty();
            return;
        }

        throw new InvalidOperationException("No meeting of the sample can be moved.");
    }

    [Fact]
    public async Task Floor_staff_look_but_do_not_move()
    {
        var floor = await _app.MemberAsync(_home.Split('/')[2], Roles.Floor);
        var board = await PageAsync(floor, $"{_home}/runs/{_run}/board");

        board.QuerySelectorAll(".block").ShouldNotBeEmpty();
        board.QuerySelectorAll(".grip, #moveform").ShouldBeEmpty();
        (await PageAsync(floor, $"{_home}/runs/{_run}/standby")).QuerySelectorAll("[data-rows] tr").ShouldNotBeEmpty();
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, IHtmlFormElement form) => await client.PostAsync(
        path,
        new FormUrlEncodedContent(form.Elements.OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(select => KeyValuePair.Create(select.Name!, select.Value!)))),
        Cancel);
}
