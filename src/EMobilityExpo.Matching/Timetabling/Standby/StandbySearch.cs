namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Looks for stand-ins meeting by meeting; the schedule is as before after each.</summary>
sealed class StandbySearch
{
    readonly Schedule _schedule;
    readonly Model _model;
    readonly int _most;
    readonly int[]?[] _byScore;

    public StandbySearch(Schedule schedule, int most)
    {
        (_schedule, _model, _most) = (schedule, schedule.Model, most);
        _byScore = new int[_model.P][];
    }

    /// <summary>Who could meet <paramref name="stays"/> in place of the other one of a meeting.</summary>
    public IReadOnlyList<StandbyCandidate> For(int meeting, int stays)
    {
        var (t, absent) = (_schedule.SlotOf[meeting], Other(meeting, stays));
        var interpreter = _schedule.Interpreters.Of(meeting);
        List<StandbyCandidate>? found = null;
        var looked = false;
        foreach (var q in _byScore[stays] ??= NotHeld(stays))
        {
            if (found?.Count >= _most) break;
            var stand = Other(q, stays);
            if (stand == absent || _schedule.At[(stand * _model.T) + t] >= 0 || !_model.Allowed[(q * _model.T) + t]) continue;
            if (!looked)
            {
                _schedule.Remove(meeting);
                looked = true;
            }

            if (Fits(q, t, out var serves)) (found ??= []).Add(new StandbyCandidate(_model.ParticipantId(stand), _model.PairId(q), _model.Score[q], serves));
        }

        if (looked) _schedule.TryPlace(meeting, t, interpreter);
        return found is null ? [] : found;
    }

    /// <summary>The pairs of a participant that are not held, the best first.</summary>
    int[] NotHeld(int p)
    {
        var own = _model.PairsOf[p].Where(q => _schedule.SlotOf[q] < 0).ToArray();
        Array.Sort(own, (x, y) => _model.Score[x] != _model.Score[y] ? _model.Score[y].CompareTo(_model.Score[x]) : x.CompareTo(y));
        return own;
    }

    bool Fits(int q, int t, out string? interpreter)
    {
        interpreter = null;
        var simple = _model.Interpreting.KindOf[q] < 0 && _model.BreakDifference < 0;
        if (simple) return _schedule.Fits(q, t);
        // Passing meetings of the slot on to other interpreters is no way on the day: only one who is free now counts.
        var free = _model.Interpreting.KindOf[q] < 0 ? -1 : Free(q, t);
        if ((_model.Interpreting.KindOf[q] >= 0 && free < 0) || !_schedule.TryPlace(q, t, free)) return false;
        var even = _model.BreakDifference < 0 || _schedule.BreakDifference() <= _model.BreakDifference;
        _schedule.Remove(q);
        if (free >= 0) interpreter = _model.Problem.Interpreters![_model.Order.Interpreters[free]].Id;
        return even;
    }

    int Free(int q, int t)
    {
        var (world, book) = (_model.Interpreting, _schedule.Interpreters);
        foreach (var i in world.Kinds[world.KindOf[q]])
        {
            if (world.Available[(i * _model.T) + t] && !book.IsBusy(i, t) && book.Count(i) < world.Max[i]
                && book.Daily(i, _model.DayOf[t]) < world.MaxPerDay[i]) return i;
        }

        return -1;
    }

    int Other(int q, int p) => _model.A[q] == p ? _model.B[q] : _model.A[q];
}
