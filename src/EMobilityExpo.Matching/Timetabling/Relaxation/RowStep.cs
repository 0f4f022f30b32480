using System.Runtime.Intrinsics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The price half of an iteration: sums prices up to what one cell pays (participant row and class row), and moves each price
/// by how much its limit is overdrawn.
/// </summary>
sealed class RowStep(Relaxation lp, float[] row, float[] act, float[] classPrice, float[] classAct)
{
    float _balance;
    float _keep;
    bool _project;
    double _moved;

    Layout Layout => lp.Layout;

    public void Gather()
    {
        var (layout, price, cap) = (Layout, lp.Price, lp.Capacities);
        var lanes = layout.Lanes;
        for (var p = 0; p < lp.Model.P; p++)
        {
            if (lp.Degree[p] == 0) continue;
            var all = (cap.Total[p] >= 0 ? price[layout.Total + p] : 0) - (cap.Minimum[p] > 0 ? price[layout.Minimum + p] : 0);
            var from = price.AsSpan(p * lanes, lanes);
            var to = row.AsSpan(p * lanes, lanes);
            for (var lane = 0; lane < to.Length; lane++) to[lane] = from[lane] + all;
            for (var lane = 0; cap.AnyDaily && lane < to.Length; lane++)
            {
                var day = (p * layout.Days) + layout.DayOfLane[lane];
                if (cap.Daily[day] >= 0) to[lane] += price[layout.Daily + day];
            }
        }

        for (var k = -1; k < Layout.Kinds; k++) GatherClass(k, lanes, price);
    }

    void GatherClass(int kind, int lanes, float[] price)
    {
        var without = Timetabling.Layout.Class(takesTable: false, kind) * lanes;
        var with = Timetabling.Layout.Class(takesTable: true, kind) * lanes;
        for (var lane = 0; lane < lanes; lane++)
        {
            var shared = 0f;
            for (var wide = 0; kind >= 0 && wide < Layout.Kinds; wide++)
            {
                if (lp.Model.Interpreting.IsWithin[(wide * Layout.Kinds) + kind])
                    shared += price[Layout.KindSlot + (wide * lanes) + lane] + price[Layout.KindTotal + wide];
            }

            classPrice[without + lane] = shared;
            classPrice[with + lane] = shared + price[Layout.Table + lane];
        }
    }

    /// <summary>Moves every price; returns the squared length of the move in the method's norm.</summary>
    public double Step(float balance, float keep, bool project)
    {
        (_balance, _keep, _project, _moved) = (balance, keep, project, 0);
        var lanes = Layout.Lanes;
        for (var p = 0; p < lp.Model.P; p++)
        {
            if (lp.Degree[p] > 0) Participant(p, lanes);
        }

        var pairs = Math.Max(1, lp.Count);
        for (var lane = 0; lane < Layout.Slots.Length; lane++)
        {
            var tables = 0f;
            for (var k = -1; k < Layout.Kinds; k++) tables += classAct[(Timetabling.Layout.Class(takesTable: true, k) * lanes) + lane];
            Move(Layout.Table + lane, tables - lp.Capacities.Table[lane], 1f / pairs);
        }

        for (var k = 0; k < Layout.Kinds; k++) Kind(k, lanes, 1f / pairs);
        return _moved;
    }

    void Participant(int p, int lanes)
    {
        var cap = lp.Capacities;
        var size = 1f / lp.Degree[p];
        var total = OwnSlots(p, lanes, size * _balance);

        size /= lanes;
        if (cap.Total[p] >= 0) Move(Layout.Total + p, total - cap.Total[p], size);
        if (cap.Minimum[p] > 0) Move(Layout.Minimum + p, cap.Minimum[p] - total, size, (float)((double)lp.Weights.Missed / lp.Weights.Unit));
        for (var d = 0; cap.AnyDaily && d < Layout.Days; d++)
        {
            if (cap.Daily[(p * Layout.Days) + d] < 0) continue;
            var today = 0f;
            for (var lane = 0; lane < Layout.Slots.Length; lane++) today += Layout.DayOfLane[lane] == d ? act[(p * lanes) + lane] : 0;
            Move(Layout.Daily + (p * Layout.Days) + d, today - cap.Daily[(p * Layout.Days) + d], size);
        }
    }

    /// <summary>The prices of a participant's slots, the bulk of all, eight at a time; returns the meetings it has in all.</summary>
    float OwnSlots(int p, int lanes, float size)
    {
        var priced = lp.Price.AsSpan(p * lanes, lanes);
        var used = act.AsSpan(p * lanes, lanes);
        var anchor = lp.PriceAnchor.AsSpan(p * lanes, lanes);
        var projected = lp.PriceProjected.AsSpan(p * lanes, lanes);
        var (total, moved) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (step, keep, back) = (Vector256.Create(size), Vector256.Create(_keep), Vector256.Create(1 - _keep));
        for (var lane = 0; lane < lanes; lane += Timetabling.Layout.Width)
        {
            var (price, sum) = (Vector256.Create<float>(priced[lane..]), Vector256.Create<float>(used[lane..]));
            total += sum;
            var next = Vector256.MaxNative(Vector256<float>.Zero, price + (step * (sum - Vector256<float>.One)));
            var shift = next - price;
            moved += shift * shift;
            if (_project) next.CopyTo(projected[lane..]);
            RelaxationSolver.Normal((keep * (next + shift)) + (back * Vector256.Create<float>(anchor[lane..]))).CopyTo(priced[lane..]);
        }

        _moved += Vector256.Sum(moved) / size;
        return Vector256.Sum(total);
    }

    void Kind(int k, int lanes, float size)
    {
        var total = 0f;
        for (var lane = 0; lane < Layout.Slots.Length; lane++)
        {
            var used = 0f;
            foreach (var inner in lp.Model.Interpreting.Within[k])
                used += classAct[(Timetabling.Layout.Class(takesTable: true, inner) * lanes) + lane] + classAct[(Timetabling.Layout.Class(takesTable: false, inner) * lanes) + lane];
            total += used;
            Move(Layout.KindSlot + (k * lanes) + lane, used - lp.Capacities.KindSlot[(k * lanes) + lane], size);
        }

        Move(Layout.KindTotal + k, total - lp.Capacities.KindTotal[k], size / lanes);
    }

    void Move(int at, float overdrawn, float size, float most = float.MaxValue)
    {
        var price = lp.Price[at];
        size *= _balance;
        var next = Math.Min(Math.Max(0, price + (size * overdrawn)), most);
        var shift = next - price;
        _moved += shift * shift / size;
        if (_project) lp.PriceProjected[at] = next;
        lp.Price[at] = RelaxationSolver.Normal((_keep * (next + shift)) + ((1 - _keep) * lp.PriceAnchor[at]));
    }
}
