namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The fewest breaks that a participant can have with a number of meetings, when only the slots count in which it has a partner: what it
/// has beyond is where a search for fewer breaks has something to gain. By dynamic programming, O(slots x meetings) each, once.
/// </summary>
sealed class FewestBreaks
{
    const int _out = 1 << 20;
    const int _unit = 24; // of a break
    readonly int _width;
    readonly int[] _fewest;

    /// <summary>The cells (pair x slot) are those in which a pair may be held.</summary>
    public FewestBreaks(Model model, bool[] cells)
    {
        _width = model.T + 1;
        _fewest = new int[model.P * _width];
        var open = new bool[model.P * model.T];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (!cells[cell]) continue;
            var (q, t) = (cell / model.T, cell % model.T);
            open[(model.A[q] * model.T) + t] = open[(model.B[q] * model.T) + t] = true;
        }

        Span<int> idle = new int[_width], busy = new int[_width], after = new int[_width];
        for (var p = 0; p < model.P; p++)
        {
            Find(model, open.AsSpan(p * model.T, model.T), idle, busy, after);
            idle.CopyTo(_fewest.AsSpan(p * _width, _width));
        }
    }

    public int Of(int p, int meetings) => _fewest[(p * _width) + meetings];

    /// <summary>
    /// The fewest breaks of one side together, everybody meeting from so often to so often: at least as often together as the other side
    /// has to, with a price for each meeting (Lagrangian relaxation, A. Geoffrion, 1974). O(prices x participants x meetings).
    /// </summary>
    public int OfSide(bool[] side, int[] from, int[] to)
    {
        var (others, best) = (0L, 0L);
        for (var p = 0; p < side.Length; p++) others += side[p] ? 0 : from[p];
        for (var price = 0; price <= 2 * _unit; price++)
        {
            var sum = price * others;
            for (var p = 0; p < side.Length; p++) sum += side[p] ? Cheapest(p, from[p], to[p], price) : 0;
            best = Math.Max(best, sum);
        }

        return (int)((best + _unit - 1) / _unit);
    }

    /// <summary>In parts of a break; 0 meetings where no number can be.</summary>
    long Cheapest(int p, int from, int to, long price)
    {
        var least = long.MaxValue;
        for (var n = from; n <= to && Of(p, n) < _out; n++) least = Math.Min(least, (_unit * (long)Of(p, n)) - (price * n));
        return least == long.MaxValue ? -price * to : least;
    }

    /// <summary>By number of meetings: the fewest breaks of those who are idle and had none today, are busy, or are idle after one.</summary>
    static void Find(Model model, ReadOnlySpan<bool> open, Span<int> none, Span<int> busy, Span<int> after)
    {
        none.Fill(_out);
        none[0] = 0;
        for (var day = 0; day < model.D; day++)
        {
            busy.Fill(_out);
            after.Fill(_out);
            for (var t = model.DayStart[day]; t < model.DayStart[day + 1]; t++)
            {
                for (var n = model.T; n >= 0; n--)
                {
                    after[n] = Math.Min(after[n], busy[n]);
                    busy[n] = open[t] && n > 0 ? Math.Min(Math.Min(none[n - 1], busy[n - 1]), after[n - 1] + 1) : _out;
                }
            }

            for (var n = 0; n <= model.T; n++) none[n] = Math.Min(none[n], Math.Min(busy[n], after[n]));
        }
    }
}
