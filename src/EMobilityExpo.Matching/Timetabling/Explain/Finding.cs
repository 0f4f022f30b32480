using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What stopped a pair, and which meetings stand in its way: a rule by which they are looked up when somebody asks.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Reason">What stopped it.</param>
/// <param name="By">Which meetings stand in its way.</param>
/// <param name="First">Where they are those of participants, the first.</param>
/// <param name="Second">The second, -1 for none.</param>
/// <param name="Below">Only meetings worth less.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Finding(int Pair, UnscheduledReason Reason, Blocking By = Blocking.Nothing, int First = -1, int Second = -1, int Below = int.MaxValue);

/// <summary>Which meetings stand in the way of a pair.</summary>
enum Blocking : byte
{
    /// <summary>None that could be named.</summary>
    Nothing,

    /// <summary>Those of one or two participants.</summary>
    OfParticipants,

    /// <summary>Those of its own two in the slots that they have in common.</summary>
    InCommonSlots,

    /// <summary>Those that it must come before or after.</summary>
    InOrder,
}
