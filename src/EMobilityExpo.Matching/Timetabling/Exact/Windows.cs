namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The earliest and latest slot of each pair, when all pairs are held: by its slots, and by what must come before or after.</summary>
sealed class Windows
{
    public int[] First { get; }

    public int[] Last { get; }

    public Windows(Model model)
    {
        (First, Last) = (new int[model.N], new int[model.N]);
        for (var q = 0; q < model.N; q++)
        {
            var allowed = model.Allowed.AsSpan(q * model.T, model.T);
            (First[q], Last[q]) = (Math.Max(0, allowed.IndexOf(value: true)), Math.Max(0, allowed.LastIndexOf(value: true)));
        }

        for (var again = model.HasOrder; again;)
        {
            again = false;
            for (var q = 0; q < model.N; q++)
            {
                foreach (var before in model.Before[q])
                {
                    if (!model.Required[before] || !model.Required[q]) continue;
                    if (First[q] <= First[before] && First[before] + 1 < model.T) (First[q], again) = (First[before] + 1, true);
                    if (Last[before] >= Last[q] && Last[q] > 0) (Last[before], again) = (Last[q] - 1, true);
                }
            }
        }
    }
}
