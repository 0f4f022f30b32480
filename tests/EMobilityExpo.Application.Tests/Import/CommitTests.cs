namespace EMobilityExpo.Application.Tests.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Jobs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class CommitTests
{
    const string Heads = "External key|Name (English)|Country|Region|Languages|Max meetings";

    [Fact]
    public async Task Only_the_columns_of_the_file_are_compared_and_written_and_an_empty_cell_clears()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Buyer, Heads, "K|A|VN|Hanoi|vi; en|5", "L|B|DE|Berlin|de|");

        var preview = await app.UploadAsync(Sides.Buyer, "Country|External key|Region", "VN|K|", "DE|L|Berlin");

        (preview.RowsChanged, preview.RowsSame).ShouldBe((1, 1));
        var change = (await app.RowsAsync(preview, Verdicts.Changed)).ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (change.Column, change.Before, change.After).ShouldBe(("region", "Hanoi", ""));
        await app.CommitAsync(preview);
        var one = (await app.ParticipantsAsync())[0];
        one.Region.ShouldBeNull();
        one.MaxMeetings.ShouldBe(5);
        one.Languages.ShouldBe(["vi", "en"]);
        one.RowVersion.ShouldBe(2);
        (await app.ParticipantsAsync())[1].RowVersion.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Buyer, Heads, "K|A|VN|Hanoi|vi|10");
        await app.ImportAsync(Sides.Buyer, [Heads, "|B|독일||독일어|"]);
        var before = await app.ParticipantsAsync();

        var again = await app.UploadAsync(Sides.Buyer, Heads, "K|A|VN|Hanoi|vi|10", "|B|독일||독일어|");

        again.RowsSame.ShouldBe(2);
        (await Should.ThrowAsync<Conflict>(() => app.App.Send(new CommitImport(ImportApp.EventId, again.Id)))).Code.ShouldBe("Import.NothingToCommit");
        (await app.ParticipantsAsync()).Select(row => (row.PublicId, row.RowVersion)).ShouldBe(before.Select(row => (row.PublicId, row.RowVersion)));
    }

    [Fact]
    public async Task The_job_may_run_twice()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|VN|||", "L|B|VN|||");
        var job = await app.App.Send(new CommitImport(ImportApp.EventId, preview.Id));
        (await app.App.Send(new CommitImport(ImportApp.EventId, preview.Id))).ShouldBe(job);
        await app.App.RunJobsAsync();

        await app.App.Services.GetRequiredService<JobRunner>().RunAsync(job, CancellationToken.None);

        (await app.ParticipantsAsync()).Count.ShouldBe(2);
        (await app.App.Send(new GetJob(job))).Status.ShouldBe("succeeded");
        var file = await app.GetAsync(preview.Id);
        (file.Status, file.RowsNew, file.JobId).ShouldBe(("committed", 2, job));
    }

    [Fact]
    public async Task Rows_are_judged_again_against_what_others_did_meanwhile()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Buyer, Heads, "K|A|VN|Hanoi|vi|10");
        var preview = await app.UploadAsync(Sides.Buyer, "External key|Country|Region", "K|VN|Hue");
        var rest = await app.UploadAsync(Sides.Buyer, "External key|Region", "K|Hue");
        var edited = (await app.ParticipantsAsync())[0] with { MaxMeetings = 99, Region = "Saigon" };
        await app.App.InScope(async services =>
        {
            await ParticipantStore.UpdateAsync(services.GetRequiredService<DbSession>(), edited, Instant.FromUtc(2027, 1, 2, 0, 0), CancellationToken.None);
            return 0;
        });

        await app.CommitAsync(preview);

        var one = (await app.ParticipantsAsync()).ShouldHaveSingleItem();
        (one.Region, one.MaxMeetings).ShouldBe(("Hue", 99));
        (await app.RowsAsync(preview))[0].Changes.ShouldHaveSingleItem().Before.ShouldBe("Saigon");
        var done = await app.CommitAsync(rest);
        (done.RowsChanged, done.RowsSame).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_row_that_became_wrong_is_told_and_the_others_go_in()
    {
        await using var app = await ImportApp.StartAsync();
        const string heads = "External key|Registration number|Name (English)|Country";
        var preview = await app.UploadAsync(Sides.Buyer, heads, "K|11|A|VN", "L|22|B|VN");
        await app.ImportAsync(Sides.Buyer, heads, "M|11|C|VN");

        var done = await app.CommitAsync(preview);

        (done.RowsIn, done.RowsNew, done.RowsWrong).ShouldBe((2, 1, 1));
        (await app.RowsAsync(done, Verdicts.Wrong)).ShouldHaveSingleItem().Problems.ShouldHaveSingleItem().Code.ShouldBe("RegistrationTaken");
        (await app.ParticipantsAsync()).Select(row => row.ExternalKey).ShouldBe(["M", "L"]);
    }

    [Fact]
    public async Task Cancelled_work_leaves_nothing_and_the_preview_can_be_committed_again()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|VN|||");
        var job = await app.App.Send(new CommitImport(ImportApp.EventId, preview.Id));
        await app.App.Send(new CancelJob(job));
        await app.App.RunJobsAsync();

        (await app.ParticipantsAsync()).ShouldBeEmpty();
        var file = await app.GetAsync(preview.Id);
        (file.Status, file.JobStatus).ShouldBe(("previewed", "cancelled"));
        (await app.CommitAsync(file)).Status.ShouldBe("committed");
        (await app.ParticipantsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_discarded_preview_is_gone()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|VN|||");

        await app.App.Send(new DiscardImport(ImportApp.EventId, preview.Id));

        await Should.ThrowAsync<NotFound>(() => app.GetAsync(preview.Id));
        (await app.App.Send(new GetImports(ImportApp.EventId, new()))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_committed_can_be_neither_mended_nor_discarded()
    {
        await using var app = await ImportApp.StartAsync();
        var done = await app.ImportAsync(Sides.Buyer, Heads, "K|A|VN|||");

        await Should.ThrowAsync<Conflict>(() => app.App.Send(new DiscardImport(ImportApp.EventId, done.Id)));
        await Should.ThrowAsync<Conflict>(() => app.App.Send(new MendRow(ImportApp.EventId, done.Id, 2, new Dictionary<string, string?>(), done.Version)));
    }

    [Fact]
    public async Task Twenty_thousand_rows_go_in_and_come_out_the_same()
    {
        await using var app = await ImportApp.StartAsync();
        string[] file =
        [
            "External key|Name (English)|Country|Languages|Products|Unavailable",
            .. Enumerable.Range(1, 20_000).Select(i => $"K{i}|Firm number {i}|VN|vi; en|ETW-BIKE:{i}; BAT-PACK|2027-10-27 09:00-10:00"),
        ];

        var done = await app.ImportAsync(Sides.Buyer, file);

        (done.Status, done.RowsIn, done.RowsNew).ShouldBe(("committed", 20_000, 20_000));
        var all = await app.ParticipantsAsync();
        all.Count.ShouldBe(20_000);
        all[19_999].Products.Count.ShouldBe(2);
        (await app.UploadAsync(Sides.Buyer, file)).RowsSame.ShouldBe(20_000);
    }
}
