namespace EMobilityExpo.Web.Tests.Import;

using System.Diagnostics;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Data;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class ImportCommandTests : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-cli-import-").FullName;

    string Database => Path.Combine(_folder, "expo.db");

    [Fact]
    public async Task The_command_line_shows_what_a_list_would_do_and_does_it_when_told()
    {
        await using var app = await TestApplication.StartAsync(new DatabaseOptions { Path = Database });
        var id = await app.Send(new CreateEvent
        {
            NameKo = "영광 엑스포",
            NameEn = "Expo",
            Days = [new() { Date = new(2027, 10, 27), Opens = new(10, 0), Closes = new(17, 0) }],
        });
        var list = Path.Combine(_folder, "buyers.csv");
        await File.WriteAllTextAsync(list, "External key,Name (English),Country\nK,A,VN\nL,B,Nowhere\n", TestContext.Current.CancellationToken);

        var (code, text) = await RunAsync("import", list, "--event", id, "--side", "buyers", "--database", Database);
        code.ShouldBe(2);
        text.ShouldContain("2 rows = 1 new + 0 changed + 0 unchanged + 1 wrong");
        text.ShouldContain("Row 3, Country \"Nowhere\": No country has this name or code.");
        (await app.Send(new GetImports(id, new()))).Total.ShouldBe(0);

        (code, text) = await RunAsync("import", list, "--event", id, "--side", "buyers", "--commit", "--database", Database);
        code.ShouldBe(2);
        text.ShouldContain("Taken over: 2 rows = 1 new");
        (await app.Send(new GetEvent(id))).Counts.Buyers.ShouldBe(1);

        (code, text) = await RunAsync("import", list, "--event", "nothing", "--side", "buyers", "--database", Database);
        code.ShouldBe(1);
        text.ShouldContain("There is no such event.");
    }

    [Fact]
    public async Task History_goes_in_whole_or_not_at_all()
    {
        await using var app = await TestApplication.StartAsync(new DatabaseOptions { Path = Database });
        var sample = await new SampleEvents { With = (who, number) => who with { ExternalKey = $"{who.Side}-{number}" } }.CreateAsync(app);
        async Task<(int Code, string Text)> ImportAsync(string rows, params string[] more)
        {
            var file = Path.Combine(_folder, "history.csv");
            await File.WriteAllTextAsync(file, $"Exhibitor,Buyer,Occasion,Answer\n{rows}", TestContext.Current.CancellationToken);
            return await RunAsync(["import", file, "--event", sample.PublicId, "--side", "history", "--database", Database, .. more]);
        }

        async Task<int> KeptAsync() => (await app.Send(new ListHistory(sample.PublicId, new(), new()))).Total;

        var (code, text) = await ImportAsync("exhibitor-0,buyer-0,2026,yes\nexhibitor-0,nobody,2026,yes\n", "--commit");
        code.ShouldBe(2);
        text.ShouldContain("Row 3, Buyer \"nobody\": This event has no such buyer.");
        text.ShouldContain("Nothing is taken over");
        (await KeptAsync()).ShouldBe(0);

        (code, text) = await ImportAsync("exhibitor-0,buyer-0,2026,yes\n");
        (code, await KeptAsync()).ShouldBe((0, 0));
        (code, text) = await ImportAsync("exhibitor-0,buyer-0,2026,yes\n", "--commit");
        (code, await KeptAsync()).ShouldBe((0, 1));
        text.ShouldContain("1 rows = 1 new + 0 changed + 0 unchanged + 0 wrong");
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
