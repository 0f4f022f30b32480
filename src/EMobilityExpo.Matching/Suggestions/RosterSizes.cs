namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;

/// <summary>From which sizes on ways to pass over candidates pay; the result is the same for any.</summary>
/// <param name="Country">Buyers from which on those of one country fill blocks.</param>
/// <param name="Trade">Buyers from which on a second order pays.</param>
/// <param name="Few">Blocks up to which all are looked at: to choose among so few takes longer.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct RosterSizes(int Country, int Trade, int Few)
{
    public static RosterSizes Usual { get; } = new(512, 2048, 32);
}
