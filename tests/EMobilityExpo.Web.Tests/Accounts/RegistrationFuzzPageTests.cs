namespace EMobilityExpo.Web.Tests.Accounts;

using System.Net;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>Wild forms over HTTP: kept, or shown again with what was typed and an error. The rules themselves are tried a thousand times without HTTP.</summary>
public sealed class RegistrationFuzzPageTests : IAsyncDisposable
{
    const int Seed = 20261122, Posts = 40;

    static readonly string[] Names =
    [
        "Input.NameKo", "Input.NameEn", "Input.Country", "Input.Kind", "Input.Website", "Input.RegistrationNumber", "Input.MaxMeetings", "Input.MaxPerDay",
        "Input.TimeZone", "Input.ContactEmail", "Input.ContactPhone", "Input.Products[0].Category", "Input.Products[0].UnitsPerYear", "Input.Products[7].Timing",
        "Input.Languages", "Input.Slots", "Input.SlotsShown", "Input.Delegation", "Input.Note", "Input.Nothing", "Input", "Step", "part", "RegistrationId",
    ];

    readonly WebApp _app = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_form_breaks_a_page_or_loses_what_was_typed()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        var client = await _app.MemberAsync(scene.Event.PublicId, "floor", email: "linh@saigon.example");
        await _app.Send(new OpenRegistration(scene.Event.PublicId, true));
        await _app.Send(new BeginRegistration(scene.Event.PublicId, Sides.Buyer, "linh@saigon.example", "Linh", "en", null));
        var person = await _app.PersonIdAsync("linh@saigon.example");
        var id = await _app.RegistrationIdAsync(person);
        var random = new Random(Seed);
        var (kept, shown) = (0, 0);
        for (var i = 0; i < Posts; i++)
        {
            var view = await _app.Send(new GetRegistration(person, id));
            var step = random.Next(1, view.Step + 1);
            var path = $"/registration/{id}?part={Math.Min(step, 3)}";
            var name = $"Saigon Trading {i}";
            var fields = new List<KeyValuePair<string, string>>
            {
                new("Input.RowVersion", random.Next(8) == 0 ? WildText.All[random.Next(1, 20)]! : $"{view.RowVersion}"),
                new("Input.NameEn", name), new("Input.Country", "VN"), new("Input.Products[0].Category", "BAT-PACK"), new("Input.ContactName", "Linh"),
            };
            for (var wild = random.Next(0, 4); wild > 0; wild--)
                fields.Add(new(Names[random.Next(Names.Length)], WildText.All[random.Next(WildText.All.Length)] ?? ""));
            if (random.Next(6) == 0)
                fields.RemoveAt(random.Next(fields.Count));

            // Twice at once, as by an impatient finger.
            var answers = await Task.WhenAll(Enumerable.Range(0, random.Next(5) == 0 ? 2 : 1).Select(_ => client.PostAsync(path, new FormUrlEncodedContent(fields), Cancel)));

            var sent = $"seed {Seed}, post {i} to {path}: {string.Join(" & ", fields.Select(field => $"{field.Key}={field.Value[..Math.Min(field.Value.Length, 40)]}"))}";
            foreach (var answer in answers)
            {
                answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound], sent);
                if (answer.StatusCode != HttpStatusCode.OK)
                    continue;
                shown++;
                var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
                var added = fields.Any(field => field.Key == "Step" && field.Value.Length > 0);
                (page.QuerySelectorAll(".field-validation-error, .errors li").Any(error => error.TextContent.Trim().Length > 0) || added).ShouldBeTrue(sent);
                if (path.EndsWith("part=1", StringComparison.Ordinal) && fields.Count(field => field.Key == "Input.NameEn") == 1)
                    page.QuerySelector("#Input_NameEn")?.GetAttribute("value").ShouldBe(fields.First(field => field.Key == "Input.NameEn").Value, sent);
            }

            var after = await _app.Send(new GetRegistration(person, id));
            var changed = answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect);
            (after.RowVersion - view.RowVersion).ShouldBe(changed, sent);
            kept += changed;
        }

        kept.ShouldBeGreaterThan(5);
        shown.ShouldBeGreaterThan(5);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
