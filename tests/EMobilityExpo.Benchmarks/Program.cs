using BenchmarkDotNet.Running;
using EMobilityExpo.Benchmarks;

// dotnet run -c Release --project tests/EMobilityExpo.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/EMobilityExpo.Benchmarks -- pages
if (args is ["pages"])
    await PageBench.RunAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(SuggestionBenchmarks).Assembly).Run(args);
