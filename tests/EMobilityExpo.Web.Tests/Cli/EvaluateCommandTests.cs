using System.Diagnostics;
using System.Text.Json;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Data;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Web.Tests.Cli;

public sealed class EvaluateCommandTests : IAsyncDisposable
{
    static readonly string Samples = Path.Combine(Repository.Root, "samples", "yeonggwang-2022");

    readonly string _folder = Directory.CreateTempSubdirectory("expo-cli-evaluate-").FullName;

    string Database => Path.Combine(_folder, "expo.db");

    string History => Path.Combine(_folder, "history.csv");

    [Fact]
    public async Task Files_alone_give_a_report_the_same_every_time()
    {
        await WriteHistoryAsync();
        string[] files = [Path.Combine(Samples, "exhibitors.csv"), Path.Combine(Samples, "buyers.xlsx"), History];
        var (code, text) = await RunAsync(["evaluate", .. files]);
        code.ShouldBe(0, text);
        text.ShouldContain("600 requests and meetings of 1 past occasion;");
        foreach (var word in new[] { "exhibitors", "reciprocal", "random", "popularity", "category only", "present weights", "learned weights", "kept: the history" })
            text.ShouldContain(word);
        text.Split('\n').ShouldAllBe(line => line.Length <= 100);
        (await RunAsync(["evaluate", .. files])).ShouldBe((code, text));

        (code, text) = await RunAsync(["evaluate", .. files, "--json", "--k", "3", "--seed", "9"]);
        code.ShouldBe(0, text);
        using var json = JsonDocument.Parse(text);
        var report = json.RootElement.GetProperty("report");
        report.GetProperty("seed").GetInt32().ShouldBe(9);
        report.GetProperty("measures").GetArrayLength().ShouldBe(15);
        report.GetProperty("learning").GetProperty("factors")[1].GetProperty("factor").GetString().ShouldBe("category");
    }

    [Fact]
    public async Task Learned_weights_are_adopted_when_told_so()
    {
        await WriteHistoryAsync();
        await using var app = await TestApplication.StartAsync(new DatabaseOptions { Path = Database });
        var id = await app.Send(EventFile.Read(await File.ReadAllTextAsync(Path.Combine(Samples, "event.json"), TestContext.Current.CancellationToken)));
        var before = (await app.Send(new GetEvent(id))).Fields.Weights;
        await ImportAsync(app, id);

        (await RunAsync("evaluate", "--event", id, "--database", Database)).Code.ShouldBe(0);
        (await app.Send(new GetEvent(id))).Fields.Weights.ShouldBe(before);
        var (code, text) = await RunAsync("evaluate", "--event", id, "--database", Database, "--adopt");
        code.ShouldBe(0, text);
        text.ShouldContain("The event has the learned weights now.");
        (await app.Send(new GetEvent(id))).Fields.Weights.ShouldNotBe(before);
    }

    [Theory]
    [InlineData("There is no file", "evaluate", "a.csv", "b.csv", "c.csv")]
    [InlineData("Give either --event or three files", "evaluate", "a.csv", "b.csv")]
    [InlineData("Give either --event or three files", "evaluate", "a.csv", "b.csv", "c.csv", "--event", "x")]
    [InlineData("--adopt needs --event", "evaluate", "a.csv", "b.csv", "c.csv", "--adopt")]
    public async Task What_can_not_be_done_is_said_in_a_line(string expected, params string[] arguments)
    {
        var (code, text) = await RunAsync(arguments);
        code.ShouldBe(1);
        text.ShouldContain(expected);
    }

    [Fact]
    public async Task A_history_with_a_wrong_row_says_which()
    {
        await File.WriteAllTextAsync(History, "Exhibitor,Buyer,Occasion,Answer\nEX-001,BY-999,Expo 2025,accepted\n", TestContext.Current.CancellationToken);
        var (code, text) = await RunAsync("evaluate", Path.Combine(Samples, "exhibitors.csv"), Path.Combine(Samples, "buyers.csv"), History);
        code.ShouldBe(1);
        text.ShouldContain("row 2, Buyer \"BY-999\"");
    }

    /// <summary>Every buyer asked every exhibitor; those of even numbers went together.</summary>
    Task WriteHistoryAsync() => File.WriteAllLinesAsync(
        History,
        ["Exhibitor,Buyer,Occasion,Requested by,Answer",
            .. from exhibitor in Enumerable.Range(1, 20)
               from buyer in Enumerable.Range(1, 30)
               select $"EX-{exhibitor:000},BY-{buyer:000},Expo 2025,{(buyer % 3 == 0 ? "exhibitor" : "buyer")},{((exhibitor * buyer % 7) < 3 ? "accepted" : "declined")}"],
        TestContext.Current.CancellationToken);

    async Task ImportAsync(TestApplication app, string id)
    {
        foreach (var side in new[] { "exhibitor", "buyer" })
        {
            await using var list = File.OpenRead(Path.Combine(Samples, $"{side}s.csv"));
            var preview = await app.Send(new UploadImport(id, side, $"{side}s.csv", list));
            await app.Send(new CommitImport(id, preview.Id));
        }

        await app.RunJobsAsync(TestContext.Current.CancellationToken);
        await using var history = File.OpenRead(History);
        (await app.Send(new ImportHistory(id, "history.csv", history))).Taken.ShouldBeTrue();
    }

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

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
