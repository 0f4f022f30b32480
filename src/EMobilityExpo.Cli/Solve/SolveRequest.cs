namespace EMobilityExpo.Cli.Solve;

/// <summary>What was asked for on the command line.</summary>
sealed record SolveRequest(
    FileInfo Input, FileInfo? Output, double? Seconds, ulong Seed, long? Work, int Threads, string? Objective, string? Tables, bool Progress);
