using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What stopped a pair, and which meetings stand in its way: a rule by which they are looked up when somebody asks.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Reason">What stopped it.</param>
/// <param name="By">Which meetings stand in its way.</param>
/// <param name="Participant">Where they are those of one participant, which.</param>
/// <param name="Below">Only meetings worth less.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Finding(int Pair, UnscheduledReason Reason, Blocking By = Blocking.Nothing, int Participant = -1, int Below = int.MaxValue);

/// <summary>Which meetings stand in the way of a pair.</summary>
enum Blocking : byte
{
    /// <summary>None that could be named.</summary>
    Nothing,

    /// <summary>Those of one participant.</summary>
    OfParticipant,

    /// <summary>Those of whoever of its own two has no meeting left on a day, on the days that both could meet on.</summary>
    OnDays,

    /// <summary>Those of its own two in the slots that they have in common.</summary>
    InCommonSlots,

    /// <summary>Those that it must come before or after.</summary>
    InOrder,
}
