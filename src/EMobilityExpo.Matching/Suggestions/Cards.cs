namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The cards of the candidates of a side by row, and their categories one candidate after the other: what an exact score needs can
/// be asked of the memory before it is needed, without following a reference.
/// </summary>
sealed class Cards
{
    const int CacheLine = 64;

    Card[] cards = [];
    Stock[] stocks = [];
    int used;

    public ref readonly Card this[int row] => ref cards[row];

    public ReadOnlySpan<Stock> StocksOf(in Card card) => stocks.AsSpan(card.FirstStock, card.StockCount);

    /// <summary>Makes room for rows, and for looking at whole blocks of them.</summary>
    public void Grow(int rows) => Array.Resize(ref cards, rows);

    /// <summary>Sets the card of a row; its categories stay where they are if there is room.</summary>
    public void Put(int row, Profile profile, BitSet certifications, ulong tie)
    {
        var (first, own) = (cards[row].FirstStock, profile.Stocks);
        if (own.Length > cards[row].StockCount)
        {
            (first, used) = (used, used + own.Length);
            if (used > stocks.Length)
                Array.Resize(ref stocks, Math.Max(used, stocks.Length * 3 / 2));
        }

        own.CopyTo(stocks.AsSpan(first));
        cards[row] = new(certifications.Word(0), certifications.Word(1), tie, first, (ushort)own.Length, !profile.ExcludesNone, true);
    }

    /// <summary>Makes a row a gap.</summary>
    public void Remove(int row) => cards[row] = cards[row] with { IsThere = false };

    /// <summary>Asks the memory for the card of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Fetch(int row)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref cards[row]));
    }

    /// <summary>Asks the memory for the categories of a row, whose card should be near by now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void FetchStocks(int row)
    {
        if (!Sse.IsSupported)
            return;
        // Two lines hold two categories and more, and most name no more; the rest comes by itself, being next.
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(stocks), cards[row].FirstStock);
        Sse.Prefetch0(Unsafe.AsPointer(ref first));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AddByteOffset(ref first, CacheLine)));
    }
}
