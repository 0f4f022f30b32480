namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Reads a problem from JSON. Fields the format does not know are ignored; null is the same as absent.</summary>
static class ProblemReader
{
    public static TimetableProblem Read(JsonNodeReader root)
    {
        var days = root.Required("days").List(x => x.Whole());
        var problem = new TimetableProblem
        {
            Name = root.Field("name")?.Text() ?? "",
            Days = days,
            Tables = Tables(root.Required("tables"), days),
            Participants = root.Required("participants").List(Participant),
            Pairs = root.Required("pairs").List(Pair),
            Interpreters = root.Field("interpreters")?.List(Interpreter),
            KeepsTable = root.Field("keepsTable")?.Text(),
            MaxBreakDifference = root.Field("maxBreakDifference")?.Whole(),
        };
        if (root.Field("objective") is { } objective)
            problem = problem with { Objective = objective.List(x => x.Text()) };
        ProblemValidation.Check(problem);
        return problem;
    }

    static IReadOnlyList<int> Tables(JsonNodeReader node, IReadOnlyList<int> days)
    {
        if (node.Value.ValueKind != System.Text.Json.JsonValueKind.Number) return node.List(x => x.Whole());
        var everywhere = node.Whole();
        ProblemValidation.Range(node.Path, everywhere, Limits.Count);
        return Enumerable.Repeat(everywhere, ProblemValidation.Days(days)).ToList();
    }

    static ProblemParticipant Participant(JsonNodeReader node) => new()
    {
        Id = node.Required("id").Text(),
        Side = node.Field("side")?.Text(),
        Unavailable = Wholes(node.Field("unavailable")) ?? [],
        MaxMeetings = node.Field("maxMeetings")?.Whole(),
        MaxPerDay = node.Field("maxPerDay")?.Whole(),
        MinMeetings = node.Field("minMeetings")?.Whole() ?? 0,
        Languages = Texts(node.Field("languages")),
        OwnBooth = node.Field("ownBooth")?.Flag() ?? false,
    };

    static ProblemPair Pair(JsonNodeReader node) => new()
    {
        Id = node.Required("id").Text(),
        A = node.Required("a").Text(),
        B = node.Required("b").Text(),
        Score = node.Field("score")?.Whole() ?? 0,
        Required = node.Field("required")?.Flag() ?? false,
        Slot = node.Field("slot")?.Whole(),
        Slots = Wholes(node.Field("slots")),
        After = Texts(node.Field("after")) ?? [],
        Online = node.Field("online")?.Flag() ?? false,
        Held = node.Field("held")?.Whole(),
    };

    static ProblemInterpreter Interpreter(JsonNodeReader node) => new()
    {
        Id = node.Required("id").Text(),
        Languages = node.Required("languages").List(x => x.Text()),
        Unavailable = Wholes(node.Field("unavailable")) ?? [],
        MaxMeetings = node.Field("maxMeetings")?.Whole(),
        MaxPerDay = node.Field("maxPerDay")?.Whole(),
    };

    static IReadOnlyList<int>? Wholes(JsonNodeReader? node) => node?.List(x => x.Whole());

    static IReadOnlyList<string>? Texts(JsonNodeReader? node) => node?.List(x => x.Text());
}
