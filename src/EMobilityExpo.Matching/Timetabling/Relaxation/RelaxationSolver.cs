using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// First-order method for the relaxation: primal-dual hybrid gradient (A. Chambolle, T. Pock, 2011) with diagonal steps (T. Pock,
/// A. Chambolle, 2011), reflected Halpern iterates and restarts (H. Lu, J. Yang: Restarted Halpern PDHG for linear programming,
/// 2024). One iteration is one pass over pair x slot, eight slots at a time in fixed order, so the numbers are the same on
/// every machine; where there are many cells, two halves of the pairs are summed up for themselves, whether by one thread or by two.
/// Work: about a nanosecond a cell.
/// </summary>
sealed class RelaxationSolver
{
    const float _tiny = 1e-9f;
    const long _worthHalves = 20_000;
    const long _worthThread = 500_000;
    readonly Relaxation _lp;
    readonly float[] _row;
    readonly float[] _act;
    readonly float[] _classPrice;
    readonly float[] _classAct;
    readonly float[] _otherAct;
    readonly float[] _otherClassAct;
    readonly RowStep _rows;
    readonly int _threads;
    float _keep;
    bool _project;
    double _otherMoved;
    int _since;
    double _first;
    double _last;

    public RelaxationSolver(Relaxation lp, int threads = 1)
    {
        (_lp, _threads) = (lp, threads);
        _row = new float[lp.Model.P * lp.Layout.Lanes];
        _act = new float[lp.Model.P * lp.Layout.Lanes];
        _classPrice = new float[lp.Layout.Classes * lp.Layout.Lanes];
        _classAct = new float[lp.Layout.Classes * lp.Layout.Lanes];
        (_otherAct, _otherClassAct) = (new float[_act.Length], new float[_classAct.Length]);
        _rows = new RowStep(lp, _row, _act, _classPrice, _classAct);
    }

    /// <summary>Weight of prices against values; adapts at restarts.</summary>
    public float Balance { get; set; } = 1f;

    /// <summary>Work of one iteration.</summary>
    public long Cost => ((long)_lp.Count * _lp.Layout.Lanes) + ((long)_lp.Model.P * _lp.Layout.Lanes);

    /// <summary>Size of the last step, a measure of the distance from the optimum.</summary>
    public double Residual => _last;

    public void Restart()
    {
        var (cells, prices) = (_lp.Count * _lp.Layout.Lanes, _lp.Layout.Pair + _lp.Count);
        if (_since > 10) Rebalance(cells, prices);
        _lp.X.AsSpan(0, cells).CopyTo(_lp.Anchor);
        _lp.Price.AsSpan(0, prices).CopyTo(_lp.PriceAnchor);
        (_since, _first) = (0, 0);
    }

    /// <summary>Runs up to <paramref name="iterations"/>; the last one leaves projected values and prices.</summary>
    public bool Run(int iterations, Budget budget)
    {
        if (_lp.Count == 0) return true;
        using var other = _threads > 1 && Halved && Cost * iterations > _worthThread ? new OtherHalf(Other) : null;
        for (var k = 0; k < iterations; k++)
        {
            if (!budget.Spend(Cost) && k > 0) iterations = k + 1; // one last pass for the projection
            if (budget.Stopped) return false;
            Iterate(k == iterations - 1, other);
            _since++;
            if (_since == 1) _first = _last;
            else if (_since >= 20 && (_last < 0.2 * _first || _since >= 400 || (_since > 60 && _last > _first))) Restart();
        }

        return !budget.Over;
    }

    bool Halved => Cost >= _worthHalves;

    void Iterate(bool project, OtherHalf? other)
    {
        _rows.Gather();
        (_keep, _project) = ((_since + 1f) / (_since + 2f), project);
        var halved = Halved;
        if (halved) other?.Begin();
        var moved = Cells(0, halved ? _lp.Count / 2 : _lp.Count, _act, _classAct);
        if (halved)
        {
            if (other is null) Other();
            else other.Wait();
            moved += _otherMoved;
            Add(_otherAct, _act);
            Add(_otherClassAct, _classAct);
        }

        _last = Math.Sqrt(moved + _rows.Step(Balance, _keep, project));
    }

    void Other() => _otherMoved = Cells(_lp.Count / 2, _lp.Count, _otherAct, _otherClassAct);

    static void Add(float[] from, float[] to)
    {
        for (var i = 0; i < to.Length; i += Layout.Width)
            (Vector256.LoadUnsafe(ref to[i]) + Vector256.LoadUnsafe(ref from[i])).StoreUnsafe(ref to[i]);
    }

    /// <summary>Moves the values of some pairs and sums up what they use; returns the squared length of the move in the method's norm.</summary>
    unsafe double Cells(int first, int end, float[] acts, float[] classActs)
    {
        var (lp, lanes, project, keep) = (_lp, _lp.Layout.Lanes, _project, _keep);
        Array.Clear(acts);
        Array.Clear(classActs);
        var back = 1 - keep;
        var (step, priceStep) = (Vector256.Create(0.2f / Balance), Balance / lp.Layout.Slots.Length);
        var (keepV, backV) = (Vector256.Create(keep), Vector256.Create(back));
        var moved = Vector256<float>.Zero;
        var pairMoved = 0f;
        fixed (float* x = lp.X, anchor = lp.Anchor, open = lp.Open, projected = lp.Projected, bonus = lp.Bonus, worths = lp.Worth)
        fixed (float* row = _row, act = acts, classPrice = _classPrice, classAct = classActs)
        fixed (float* prices = &lp.Price[lp.Layout.Pair], priceAnchors = &lp.PriceAnchor[lp.Layout.Pair], priceProjected = &lp.PriceProjected[lp.Layout.Pair])
        fixed (Relaxation.Links* links = lp.Link)
        {
            for (var c = first; c < end; c++)
            {
                var link = links[c];
                float* rowA = row + link.A, rowB = row + link.B, rowK = classPrice + link.Class;
                float* actA = act + link.A, actB = act + link.B, actK = classAct + link.Class;
                var price = prices[c];
                var worth = Vector256.Create(worths[c] - price);
                var sum = Vector256<float>.Zero;
                var cell = (nint)c * lanes;
                for (nint lane = 0; lane < lanes; lane += Layout.Width, cell += Layout.Width)
                {
                    var old = Vector256.Load(x + cell);
                    var slope = worth - Vector256.Load(rowA + lane) - Vector256.Load(rowB + lane) - Vector256.Load(rowK + lane);
                    if (bonus != null) slope += Vector256.Load(bonus + cell);
                    var next = Vector256.MinNative(Vector256.MaxNative(old + (step * slope), Vector256<float>.Zero), Vector256.Load(open + cell));
                    var change = next - old;
                    var ahead = next + change;
                    moved += change * change;
                    sum += ahead;
                    (Vector256.Load(actA + lane) + ahead).Store(actA + lane);
                    (Vector256.Load(actB + lane) + ahead).Store(actB + lane);
                    (Vector256.Load(actK + lane) + ahead).Store(actK + lane);
                    if (project) next.Store(projected + cell);
                    Normal((keepV * ahead) + (backV * Vector256.Load(anchor + cell))).Store(x + cell);
                }

                // No branches: nobody can foresee them, and each wrong guess costs as much as the cells of a pair.
                var bound = float.MaxNative(price + (priceStep * (Vector256.Sum(sum) - 1)), link.Required == 0 ? 0 : float.MinValue);
                var shift = bound - price;
                pairMoved += shift * shift;
                if (project) priceProjected[c] = bound;
                prices[c] = Normal((keep * (bound + shift)) + (back * priceAnchors[c]));
            }
        }

        return (Vector256.Sum(moved) * Balance / 0.2) + (pairMoved / priceStep);
    }

    /// <summary>Without what is as good as 0: the smallest numbers of all, which repeated averages come to, take a processor a hundred times as long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Normal(Vector256<float> x) => x & Vector256.GreaterThanOrEqual(Vector256.Abs(x), Vector256.Create(_tiny));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Normal(float x)
    {
        var scalar = Vector128.CreateScalarUnsafe(x);
        return (scalar & Vector128.GreaterThanOrEqual(Vector128.Abs(scalar), Vector128.Create(_tiny))).ToScalar();
    }

    /// <summary>Evens out how far values and prices have travelled since the last restart.</summary>
    void Rebalance(int cells, int prices)
    {
        var values = Math.Sqrt(Distance(_lp.X.AsSpan(0, cells), _lp.Anchor));
        var duals = Math.Sqrt(Distance(_lp.Price.AsSpan(0, prices), _lp.PriceAnchor));
        if (values < 1e-6 || duals < 1e-6) return;
        // Prices are few and each is felt by many pairs; their steps are smaller by the number of pairs a participant has.
        var wanted = duals / values * 8;
        Balance = (float)Math.Clamp(Math.Exp((0.5 * Math.Log(wanted)) + (0.5 * Math.Log(Balance))), 0.02, 50);
    }

    static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (double)(a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
