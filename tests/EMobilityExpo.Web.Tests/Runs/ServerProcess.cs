namespace EMobilityExpo.Web.Tests.Runs;

using System.Diagnostics;
using EMobilityExpo.TestCommon;

/// <summary>The built service as a process of its own, which can be killed.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process _process;

    ServerProcess(Process process) => _process = process;

    /// <summary>Comes back when it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string database, CancellationToken cancel)
    {
        var web = Path.Combine(Repository.Root, "src", "EMobilityExpo.Web");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = web,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(web, "bin", configuration, "net10.0", "EMobilityExpo.Web.dll"),
                "--urls", "http://127.0.0.1:0", "--Database:Path", database,
            },
        };
        var server = new ServerProcess(Process.Start(start)!);
        while (await server._process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            if (!line.StartsWith("Listening on ", StringComparison.Ordinal))
                continue;
            // Whoever writes much must find somebody who reads.
            _ = server._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return server;
        }

        throw new InvalidOperationException($"The service ended before it listened, with code {server._process.ExitCode}.");
    }

    /// <summary>SIGKILL: the process does nothing more, not even say goodbye.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancel);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
