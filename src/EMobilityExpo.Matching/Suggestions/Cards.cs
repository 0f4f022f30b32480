namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The cards of the candidates of a side by row, and their categories one candidate after the other: what an exact score needs can
/// be asked of the memory before it is needed, without following a reference.
/// </summary>
sealed class Cards(bool buyers)
{
    const int CacheLine = 64;

    Card[] cards = [];
    Wants[] wants = [];
    Offer[] offers = [];
    int used;

    public ref readonly Card this[int row] => ref cards[row];

    public ref readonly Wants WantsOf(int row) => ref wants[row];

    public ReadOnlySpan<Offer> OffersOf(in Card card) => offers.AsSpan(card.Trade, card.Number);

    /// <summary>Makes room for rows, and for looking at whole blocks of them.</summary>
    public void Grow(int rows)
    {
        Array.Resize(ref cards, rows);
        if (buyers)
            Array.Resize(ref wants, rows);
    }

    /// <summary>Sets the card of a buyer.</summary>
    public void PutBuyer(int row, Profile profile, int requirements, ulong tie)
    {
        var market = profile.MarketCertifications;
        var categories = Wants.CategoriesOf(profile.Stocks);
        if (categories != Card.LongWay)
            wants[row] = Wants.Of(profile.Stocks);
        cards[row] = new(
            market.Word(0), market.Word(1), tie, categories, (ushort)Math.Min(ushort.MaxValue, requirements), !profile.ExcludesNone, true);
    }

    /// <summary>Sets the card of an exhibitor; its offers stay where they are if there is room.</summary>
    public void PutExhibitor(int row, Profile profile, ulong tie)
    {
        var (first, own) = (cards[row].Trade, profile.Stocks);
        if (own.Length > cards[row].Number)
        {
            (first, used) = (used, used + own.Length);
            if (used > offers.Length)
                Array.Resize(ref offers, Math.Max(used, offers.Length * 3 / 2));
        }

        for (var i = 0; i < own.Length; i++)
            offers[first + i] = Offer.Of(own[i]);
        cards[row] = new(profile.Certifications.Word(0), profile.Certifications.Word(1), tie, first, (ushort)own.Length, !profile.ExcludesNone, true);
    }

    /// <summary>Makes a row a gap.</summary>
    public void Remove(int row) => cards[row] = cards[row] with { IsThere = false };

    /// <summary>Asks the memory for the card of a row, and for the wants of a buyer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Fetch(int row)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref cards[row]));
        if (!buyers)
            return;
        ref var lanes = ref wants[row];
        Sse.Prefetch0(Unsafe.AsPointer(ref lanes));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AddByteOffset(ref lanes, CacheLine)));
    }

    /// <summary>Asks the memory for the offers of a row, whose card should be near by now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void FetchOffers(int row)
    {
        if (!Sse.IsSupported || buyers)
            return;
        // Two lines hold two offers and more, and most have no more; the rest comes by itself, being next.
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(offers), cards[row].Trade);
        Sse.Prefetch0(Unsafe.AsPointer(ref first));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AddByteOffset(ref first, CacheLine)));
    }
}
