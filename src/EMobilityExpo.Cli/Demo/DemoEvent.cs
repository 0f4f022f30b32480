namespace EMobilityExpo.Cli.Demo;

/// <summary>What one sample event is made of.</summary>
sealed record DemoEvent(string Folder, string NameKo, string NameEn)
{
    public static readonly IReadOnlyList<string> Days = ["2027-10-27", "2027-10-28"];

    public required string Opens { get; init; }

    public required string Closes { get; init; }

    public required int SlotMinutes { get; init; }

    public required int Tables { get; init; }

    public required IReadOnlyList<ExhibitorPlan> Exhibitors { get; init; }

    public required IReadOnlyList<BuyerPlan> Buyers { get; init; }

    public required int Interpreters { get; init; }

    /// <summary>Each sheet has its own stream of random numbers, so a change to one leaves the others as they were.</summary>
    public IEnumerable<Sheet> Sheets(int seed)
    {
        var exhibitors = new ExhibitorSheet(new Dice(seed, Folder, "exhibitors"), new Dice(seed, Folder, "exports")).Make(this);
        var buyers = new BuyerSheet(new Dice(seed, Folder, "buyers"), new Dice(seed, Folder, "importance")).Make(this);
        yield return exhibitors;
        yield return buyers;
        yield return new InterpreterSheet(new Dice(seed, Folder, "interpreters")).Make(this);
        yield return new HistorySheet(new Dice(seed, Folder, "history")).Make(exhibitors, buyers);
    }
}
