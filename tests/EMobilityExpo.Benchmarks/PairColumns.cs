namespace EMobilityExpo.Benchmarks;

using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

/// <summary>Pairs a second of each way, and how many times as long as the index by two threads it takes for a pair.</summary>
sealed class PairColumns : ManualConfig
{
    public PairColumns()
    {
        // The whole project is compiled for it once more, which can take longer than it is given otherwise.
        WithBuildTimeout(TimeSpan.FromMinutes(15));
        AddColumn(
            new PairColumn("Pairs/s", "Pairs looked through a second, counted once for each side", (own, _) => (1e9 / own).ToString("N0", CultureInfo.InvariantCulture)),
            new PairColumn("x per pair", "Time for a pair, by that of the index with two threads", (own, index) => (own / index).ToString("N1", CultureInfo.InvariantCulture)));
    }

    /// <param name="name">Of the column.</param>
    /// <param name="legend">What it says.</param>
    /// <param name="text">Of the nanoseconds for a pair of a way, and those of the index by two threads.</param>
    sealed class PairColumn(string name, string legend, Func<double, double, string> text) : IColumn
    {
        public string Id => name;

        public string ColumnName => name;

        public string Legend => legend;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var size = (string)benchmarkCase.Parameters["Size"];
            var index = summary.BenchmarksCases.FirstOrDefault(
                x => x.Descriptor.WorkloadMethod.Name == nameof(SuggestionBenchmarks.EverybodyTwoThreads) && (string)x.Parameters["Size"] == size);
            return Each(summary, benchmarkCase) is { } own && index is not null && Each(summary, index) is { } other ? text(own, other) : "?";
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        static double? Each(Summary summary, BenchmarkCase way) => summary[way]?.ResultStatistics is { } time
            ? time.Mean / SuggestionBenchmarks.Pairs(way.Descriptor.WorkloadMethod.Name, (string)way.Parameters["Size"])
            : null;
    }
}
