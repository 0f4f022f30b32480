using System.Diagnostics;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Web.Tests.Cli;

/// <summary><c>expo suggest</c> on the files that an import takes.</summary>
public sealed class SuggestCommandTests : IDisposable
{
    static readonly string Samples = Path.Combine(Repository.Root, "samples", "yeonggwang-2022");

    static readonly string[] Files = [Path.Combine(Samples, "exhibitors.csv"), Path.Combine(Samples, "buyers.xlsx")];

    readonly string _folder = Directory.CreateTempSubdirectory("expo-cli-suggest-").FullName;

    string Output => Path.Combine(_folder, "suggestions.csv");

    [Fact]
    public async Task The_file_holds_what_the_service_suggests()
    {
        var (code, text) = await RunAsync(["suggest", .. Files, "--top", "10", "--language", "en", "-o", Output]);
        code.ShouldBe(0, text);
        File.ReadAllBytes(Output).Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        var table = Read();
        table.Headers.ShouldBe(
        [
            "Side", "Key", "Name", "Rank", "Partner's key", "Partner's name", "Score", "Worth to the exhibitor", "Worth to the buyer",
            "Place kept for thin profiles", "Reason 1", "Reason 2", "Reason 3", "What to fill in",
        ]);

        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 0, Buyers = 0, Interpreters = 0 }.CreateAsync(app);
        foreach (var (side, file) in new[] { (Sides.Exhibitor, Files[0]), (Sides.Buyer, Files[1]) })
        {
            await using var content = File.OpenRead(file);
            var preview = await app.Send(new UploadImport(sample.PublicId, side, Path.GetFileName(file), content));
            await app.Send(new CommitImport(sample.PublicId, preview.Id));
        }

        await app.RunJobsAsync(TestContext.Current.CancellationToken);
        foreach (var (side, name) in new[] { (Sides.Exhibitor, "Exhibitor"), (Sides.Buyer, "Buyer") })
        {
            var people = await app.Send(new ListParticipants(sample.PublicId, new() { Side = side }, new(1, 500)));
            table.Rows.Count(row => row.Cells[0] == name).ShouldBe(10 * people.Total);
            foreach (var who in people.Items.Take(5))
            {
                var rows = table.Rows.Where(row => row.Cells[0] == name && row.Cells[1] == who.ExternalKey).ToList();
                var list = await app.Send(new GetSuggestions(sample.PublicId, who.Id, new(), 10));
                rows.Select(row => row.Cells[3]).ShouldBe(Enumerable.Range(1, 10).Select(rank => $"{rank}"));
                rows.Select(row => row.Cells[6]).ShouldBe(list.Items.Select(item => $"{item.Score}"));
                rows.ShouldAllBe(row => row.Cells[2] == who.NameEn && row.Cells[4].Length > 0 && row.Cells[5].Length > 0);
                rows.ShouldAllBe(row => row.Cells.Skip(10).Take(3).All(reason => reason.Contains(": ")));
            }
        }
    }

    [Fact]
    public async Task Variety_and_evenness_are_told_with_their_cost_in_the_language_asked_for()
    {
        var (code, text) = await RunAsync(["suggest", .. Files, "--top", "5", "--diverse", "--language", "ko", "-o", Output]);
        code.ShouldBe(0, text);
        text.ShouldContain("points lost per suggestion for variety");
        Read().Headers.Take(3).ShouldBe(["구분", "관리번호", "이름"]);

        (code, text) = await RunAsync(["suggest", .. Files, "--top", "5", "--max-gini", "0.3", "--language", "en", "-o", Output]);
        code.ShouldBe(0, text);
        text.ShouldContain("nobody in more than");
        foreach (var side in new[] { "Exhibitor", "Buyer" })
            Read().Rows.Where(row => row.Cells[0] == side).CountBy(row => row.Cells[1]).ShouldAllBe(one => one.Value <= 5);

        (await RunAsync(["suggest", .. Files, "--diverse", "--max-gini", "0.3"])).Code.ShouldBe(1);
        (await RunAsync(["suggest", .. Files, "--top", "0"])).Code.ShouldBe(1);
        (await RunAsync(["suggest", .. Files, "--max-gini", "1.5"])).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_written_when_a_row_is_wrong()
    {
        var wrong = Path.Combine(_folder, "buyers.csv");
        await File.WriteAllTextAsync(wrong, "Name (English),Country,Products\nGood Buyer,VN,ETW-BIKE\nBad Buyer,Atlantis,\n", TestContext.Current.CancellationToken);

        var (code, text) = await RunAsync("suggest", Files[0], wrong, "--language", "en", "-o", Output);

        code.ShouldBe(2, text);
        text.ShouldContain("buyers.csv, row 3, Country \"Atlantis\":");
        Directory.GetFiles(_folder).ShouldBe([wrong]);
        (code, text) = await RunAsync("suggest", Files[0], Path.Combine(_folder, "nothing.csv"), "-o", Output);
        (code, text.Contains("There is no file")).ShouldBe((1, true));
        File.Exists(Output).ShouldBeFalse();
    }

    TabularFile Read() => TabularFile.Read(File.ReadAllBytes(Output), "suggestions.csv");

    static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "expo.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0", ["LANG"] = "en_GB.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
