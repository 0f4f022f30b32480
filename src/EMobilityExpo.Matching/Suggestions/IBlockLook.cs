namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The quick look at 64 candidates; one for each kind of processor, all with the same answers.</summary>
interface IBlockLook
{
    /// <summary>The least that a candidate of the block loses by category and country, in steps, 255 at most.</summary>
    static abstract byte Least(LookColumns columns, byte[] tables, int block);

    /// <summary>A bit for each candidate of the block that loses no more than the limit, and what those 64 lose.</summary>
    static abstract ulong Within(LookColumns columns, byte[] tables, byte breadth, byte limit, int block, byte[] losses);
}

/// <summary>The columns of the candidates, as one participant sees them.</summary>
/// <param name="Slots">Categories.</param>
/// <param name="SlotsUsed">By block, how many of them.</param>
/// <param name="Country">Country of a buyer, or the code of <see cref="TargetCodes"/> for that of the buyer who asks.</param>
/// <param name="Certification">What a buyer requires, or whether an exhibitor holds what is required.</param>
/// <param name="Features">Language, cooperation, units and order at 1, 2, 4 and 5.</param>
sealed record LookColumns(byte[][] Slots, byte[] SlotsUsed, byte[] Country, byte[] Certification, byte[][] Features);
