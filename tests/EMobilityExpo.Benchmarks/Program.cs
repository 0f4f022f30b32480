using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/EMobilityExpo.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
