namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;

/// <summary>The quick look at 64 candidates; one for each kind of processor, all with the same answers.</summary>
interface IBlockLook
{
    /// <summary>The least that a candidate of the block loses by category and country, in steps, 255 at most.</summary>
    static abstract byte Least(LookColumns columns, byte[] tables, int block);

    /// <summary>The same by category alone.</summary>
    static abstract byte LeastByTrade(LookColumns columns, byte[] tables, int block);

    /// <summary>A bit for each candidate of the block that loses no more than the limit, and what those lose.</summary>
    static abstract ulong Within(LookColumns columns, byte[] tables, in LookLimits limits, int block, byte[] losses);
}

/// <summary>What the quick look compares with.</summary>
/// <param name="Breadth">Most that breadth can win by each of its two kinds, in steps.</param>
/// <param name="Unknown">What a quantity that is not given loses, in steps.</param>
/// <param name="Unit">What makes steps of 256 times what is won by <see cref="Tables.Theirs"/>, in 65,536ths.</param>
/// <param name="Wants">How many of the own categories are looked at one by one.</param>
/// <param name="Limit">Steps that a candidate may lose; 255 leaves out nobody.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LookLimits(byte Breadth, byte Unknown, ushort Unit, byte Wants, byte Limit);

/// <summary>The columns of the candidates, as one participant sees them.</summary>
/// <param name="AreBuyers">Which side the candidates are.</param>
/// <param name="SlotsUsed">By block, how many categories are in use.</param>
/// <param name="Ranked">By block, whether the categories of one are of different importance.</param>
/// <param name="Slots">Categories.</param>
/// <param name="Units">By category, supply or demand.</param>
/// <param name="Orders">By category, minimum orders of exhibitors; of buyers, in the high two bits, when they want it.</param>
/// <param name="Unit">Share of the most important category in all of the candidate's, 255 for all.</param>
/// <param name="Country">Country of a buyer, or the code of <see cref="TargetCodes"/> for that of the buyer who asks.</param>
/// <param name="Language">Class of languages.</param>
/// <param name="Cooperation">Class of cooperation.</param>
/// <param name="Certification">What a buyer requires, or whether an exhibitor holds what is required.</param>
/// <param name="Families">Families that a buyer asks for, or for which an exhibitor holds what is recognised.</param>
sealed record LookColumns(
    bool AreBuyers, byte[] SlotsUsed, byte[] Ranked, byte[][] Slots, byte[][] Units, byte[][] Orders, byte[] Unit, byte[] Country, byte[] Language, byte[] Cooperation,
    byte[] Certification, byte[] Families);
