using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The values of the objective's terms in order, each turned so that more is better; compared lexicographically.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Quality(long First, long Second, long Third, long Fourth, long Fifth) : IComparable<Quality>
{
    public static Quality Of(ReadOnlySpan<Term> objective, Schedule schedule)
    {
        Span<long> value = stackalloc long[5];
        for (var k = 0; k < objective.Length; k++) value[k] = Of(objective[k], schedule);
        return new Quality(value[0], value[1], value[2], value[3], value[4]);
    }

    /// <summary>One term; the bits of a fairness of 0 or more sort as it does.</summary>
    public static long Of(Term term, Schedule schedule) => term switch
    {
        Term.Score => schedule.Score,
        Term.Breaks => -schedule.Breaks,
        Term.MissedMinimum => -schedule.MissedMinimum,
        Term.Moved => -schedule.Moved,
        _ => BitConverter.DoubleToInt64Bits(schedule.Fairness()),
    };

    public long this[int k] => k switch
    {
        0 => First,
        1 => Second,
        2 => Third,
        3 => Fourth,
        _ => Fifth,
    };

    public int CompareTo(Quality other)
    {
        for (var k = 0; k < 5; k++)
        {
            if (this[k] != other[k]) return this[k].CompareTo(other[k]);
        }

        return 0;
    }

    public static bool operator >(Quality left, Quality right) => left.CompareTo(right) > 0;

    public static bool operator <(Quality left, Quality right) => left.CompareTo(right) < 0;

    public static bool operator >=(Quality left, Quality right) => left.CompareTo(right) >= 0;

    public static bool operator <=(Quality left, Quality right) => left.CompareTo(right) <= 0;
}
