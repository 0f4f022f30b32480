namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The quick look at 64 candidates; one for each kind of processor, all with the same answers.</summary>
interface IBlockLook
{
    /// <summary>The least that a candidate of the block loses by category and country, in steps, 255 at most.</summary>
    static abstract byte Least(LookColumns columns, byte[] tables, int block);

    /// <summary>A bit for each candidate of the block that loses no more than the limit.</summary>
    static abstract ulong Within(LookColumns columns, byte[] tables, byte breadth, byte limit, int block);
}

/// <summary>The columns of the candidates, as one participant sees them.</summary>
/// <param name="Slots">Categories.</param>
/// <param name="SlotsUsed">By block, how many of them.</param>
/// <param name="Country">Country of a buyer, or how the exhibitor serves that of the buyer who asks.</param>
/// <param name="Features">Language, cooperation, certification, units and order at 1 to 5.</param>
sealed record LookColumns(byte[][] Slots, byte[] SlotsUsed, byte[] Country, byte[][] Features);
