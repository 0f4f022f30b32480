namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

/// <summary>The quick look at 64 candidates; one for each kind of processor, all with the same answers.</summary>
interface IBlockLook
{
    /// <summary>Whether the look uses the tables of <see cref="Levels"/>.</summary>
    static abstract bool UsesLevels { get; }

    /// <summary>The least that a candidate of the block loses by category, language, cooperation and country, and by more if the look counts more at once, in steps, 255 at most; losses need not be set where that is above the limit.</summary>
    /// <param name="columns">The candidates.</param>
    /// <param name="tables">What is lost at each code.</param>
    /// <param name="limits">What to compare with.</param>
    /// <param name="block">The block to look at.</param>
    /// <param name="country">What all of the block lose by country, or -1 when they differ.</param>
    /// <param name="losses">Receives what each of the 64 loses.</param>
    static abstract byte First(LookColumns columns, byte[] tables, in LookLimits limits, int block, int country, Span<byte> losses);

    /// <summary>Counts all features of all candidates at once, 255 at most; above the limit they may lose more.</summary>
    /// <param name="columns">The candidates.</param>
    /// <param name="tables">What is lost at each code.</param>
    /// <param name="limits">What to compare with.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="losses">Receives what each loses, whole blocks; beyond the last candidate it means nothing.</param>
    static abstract void Whole(LookColumns columns, byte[] tables, in LookLimits limits, int count, Span<byte> losses);

    /// <summary>
    /// After <see cref="First"/> on the same scale: a bit for each candidate of the block that loses no more than so much by all
    /// features, and was not taken before.
    /// </summary>
    /// <param name="columns">The candidates.</param>
    /// <param name="tables">What is lost at each code.</param>
    /// <param name="limits">What to compare with; who loses more than its limit is of no interest any more.</param>
    /// <param name="block">The block to look at.</param>
    /// <param name="most">Steps that those to take may lose, below 255.</param>
    /// <param name="losses">What each of the 64 loses as far as it is known; 255 for those taken.</param>
    /// <param name="looked">How far that is; 0 at first.</param>
    /// <param name="least">Receives the least that one of the others loses.</param>
    static abstract ulong Take(
        LookColumns columns, byte[] tables, in LookLimits limits, int block, byte most, Span<byte> losses, ref ulong looked, out byte least);
}

/// <summary>What the quick look compares with.</summary>
/// <param name="Breadth">Most that breadth can win by each of its two kinds, in steps.</param>
/// <param name="Unknown">What a quantity that is not given loses, in steps.</param>
/// <param name="Unit">What makes steps of 256 times what is won by <see cref="Tables.Theirs"/>, in 65,536ths.</param>
/// <param name="Wants">How many of the own categories are looked at one by one.</param>
/// <param name="Certifications">Codes of certification in use: 64, 128 or 256.</param>
/// <param name="Languages">Codes of languages in use.</param>
/// <param name="Cooperations">Codes of cooperation in use.</param>
/// <param name="Limit">Steps that a candidate may lose, below 255.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LookLimits(byte Breadth, byte Unknown, ushort Unit, byte Wants, ushort Certifications, ushort Languages, ushort Cooperations, byte Limit);

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
    byte[] Certification, byte[] Families)
{
    /// <summary>Columns without rows.</summary>
    public static LookColumns None(bool areBuyers) => new(areBuyers, [], [], Empty(), Empty(), Empty(), [], [], [], [], [], []);

    /// <summary>The same with room for more rows, in whole blocks, where nobody is.</summary>
    public LookColumns Longer(int size)
    {
        var old = Unit.Length;
        var longer = new LookColumns(
            AreBuyers, Longer(SlotsUsed, size / LaneCodes.Block), Longer(Ranked, size / LaneCodes.Block), Longer(Slots, size), Longer(Units, size), Longer(Orders, size),
            Longer(Unit, size), Longer(Country, size), Longer(Language, size), Longer(Cooperation, size), Longer(Certification, size), Longer(Families, size));
        foreach (var column in longer.Slots)
            column.AsSpan(old).Fill(LaneCodes.Gone);
        return longer;
    }

    /// <summary>Copies a row of other columns to a place.</summary>
    public void Take(int place, LookColumns from, int row)
    {
        var block = place / LaneCodes.Block;
        byte used = 1;
        for (var slot = 0; slot < LaneCodes.Slots; slot++)
        {
            var code = from.Slots[slot][row];
            (Slots[slot][place], Units[slot][place], Orders[slot][place]) = (code, from.Units[slot][row], from.Orders[slot][row]);
            used = code is LaneCodes.Empty or LaneCodes.Gone ? used : (byte)(slot + 1);
            Ranked[block] |= code > 63 ? (byte)1 : (byte)0;
        }

        SlotsUsed[block] = Math.Max(SlotsUsed[block], used);
        (Unit[place], Country[place], Language[place], Cooperation[place]) = (from.Unit[row], from.Country[row], from.Language[row], from.Cooperation[row]);
        (Certification[place], Families[place]) = (from.Certification[row], from.Families[row]);
    }

    /// <summary>Asks the memory for what <see cref="IBlockLook.Take"/> will need of a block.</summary>
    public void Fetch(int block)
    {
        if (!Sse.IsSupported)
            return;
        var at = block * LaneCodes.Block;
        for (var slot = 0; slot < SlotsUsed[block]; slot++)
        {
            Fetch(Units[slot], at);
            Fetch(Orders[slot], at);
        }
    }

    static unsafe void Fetch(byte[] column, int at) => Sse.Prefetch0(Unsafe.AsPointer(ref column[at]));

    static byte[][] Empty() => [.. Enumerable.Range(0, LaneCodes.Slots).Select(_ => Array.Empty<byte>())];

    static byte[][] Longer(byte[][] columns, int size) => Array.ConvertAll(columns, column => Longer(column, size));

    static byte[] Longer(byte[] column, int size) => Roster.Longer(column, size);
}
