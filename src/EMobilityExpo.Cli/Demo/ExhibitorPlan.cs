namespace EMobilityExpo.Cli.Demo;

/// <summary>An exhibitor to be made: the family it is at home in and, for an institute, its fixed name.</summary>
sealed record ExhibitorPlan(string Family, string Kind = "company", string? NameKo = null, string? NameEn = null);
