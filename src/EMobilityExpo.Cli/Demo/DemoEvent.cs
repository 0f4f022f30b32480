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
        yield return new ExhibitorSheet(new Dice(seed, Folder, "exhibitors")).Make(this);
        yield return new BuyerSheet(new Dice(seed, Folder, "buyers")).Make(this);
        yield return new InterpreterSheet(new Dice(seed, Folder, "interpreters")).Make(this);
    }
}
