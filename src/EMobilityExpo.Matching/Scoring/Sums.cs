namespace EMobilityExpo.Matching.Scoring;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

/// <summary>Category and capacity of a pair, need by need in the order of the buyer's interests.</summary>
[StructLayout(LayoutKind.Auto)]
struct Sums
{
    double best, range, interests, overall, exhibitor, buyer, shares;

    /// <summary>An interest and its nearest offer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Stock want, double nearest)
    {
        best = double.MaxNative(best, nearest * want.Emphasis);
        range += nearest;
        interests += nearest * want.Share;
        overall = double.MaxNative(overall, nearest);
    }

    /// <summary>How well the need is met where the category is shared; where quantities are missing timing says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddShared(in Stock want, double fit, bool isKnown)
    {
        shares += want.Share;
        exhibitor += (isKnown ? fit * want.TimingShare : fit) * want.Share;
        buyer += fit * want.Share;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (double ExhibitorCategory, double BuyerCategory, double ExhibitorCapacity, double BuyerCapacity) Values(int offers)
    {
        var near = Finding.Neutral * overall;
        return (
            (1 - CategoryFactor.Breadth) * best + CategoryFactor.Breadth * Math.Min(1, range / offers),
            (1 - CategoryFactor.Breadth) * best + CategoryFactor.Breadth * interests,
            shares == 0 ? near : exhibitor / shares,
            shares == 0 ? near : buyer / shares);
    }
}
