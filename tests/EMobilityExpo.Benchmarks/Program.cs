using BenchmarkDotNet.Running;
using EMobilityExpo.Benchmarks;

// dotnet run -c Release --project tests/EMobilityExpo.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(SuggestionBenchmarks).Assembly).Run(args);
