namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// What the country of a candidate loses with one participant. Of how it is targeted there are few ways (<see cref="TargetCodes"/>), so
/// points become steps by way, and only steps go to the countries. Reused; one for each thread.
/// </summary>
sealed class CountryLosses
{
    const int Unknown = TargetCodes.Count;

    /// <summary>Of buyers: the code of those whose country is not in the catalogue, or has no code.</summary>
    const byte NoCode = 255;

    readonly Vector128<double>[] points = new Vector128<double>[Unknown + 1];
    readonly float[] losses = new float[64];
    readonly byte[] steps = new byte[64];

    /// <summary>What different ways lose, the least first, and by way the place there.</summary>
    readonly float[] order;
    readonly byte[] rankOf;
    readonly bool hasCodes;

    /// <summary>By code of the column of countries, that of <see cref="TargetCodes"/>.</summary>
    readonly byte[] targets = new byte[256];
    Profile who = null!;
    Roster candidates = null!;
    float common;

    public CountryLosses(PairScorer scorer)
    {
        hasCodes = scorer.Index.CountryCount <= NoCode;
        var weight = scorer.Points[(int)Factor.Country];
        for (var target = 0; target <= Unknown; target++)
        {
            var finding = target == Unknown ? Finding.Unknown(FactorReason.CountryUnknown) : TargetCodes.Compare(target);
            points[target] = Vector128.Create(weight * finding.Exhibitor, weight * finding.Buyer);
            losses[target] = (float)(weight * (1 - (finding.Exhibitor + finding.Buyer) / 2));
        }

        order = [.. losses.Take(Unknown + 1).Distinct().Order()];
        rankOf = Array.ConvertAll(losses, loss => (byte)Array.IndexOf(order, loss));
    }

    /// <summary>Points to the exhibitor and to the buyer, by the candidate's code.</summary>
    public Vector128<double> PointsOf(byte code) => points[targets[code]];

    /// <summary>Prepares for a participant, and says how many points every candidate loses.</summary>
    public double Prepare(Profile participant, Roster others)
    {
        (who, candidates, common) = (participant, others, 0);
        if (others.IsBuyers)
        {
            TargetCodes.OfAll(who, targets.AsSpan(0, NoCode));
            targets[NoCode] = Unknown;
            // A catalogue of more countries than codes: the last code may be any of them.
            common = hasCodes ? LeastLost() : 0;
        }
        else if (who.Country < 0)
        {
            targets.AsSpan().Fill(Unknown);
            common = losses[Unknown];
        }
        else
        {
            for (byte target = 0; target < Unknown; target++)
                targets[target] = target;
        }

        return common;
    }

    /// <summary>Fills <see cref="Tables.Country"/>, in steps of which so many are a point.</summary>
    public void Fill(Span<byte> bytes, float scale)
    {
        var byCode = bytes.Slice(Tables.Country, 256);
        Bytescale.Down(losses, steps, scale, common);
        if (!candidates.IsBuyers)
        {
            if (who.Country < 0)
                byCode.Clear();
            else
                steps.CopyTo(byCode);
            return;
        }

        Sixteens.FindAll(steps, targets, byCode);
        byCode[NoCode] = hasCodes ? steps[Unknown] : (byte)0;
        Exclude(byCode);
    }

    /// <summary>The least that any country in use loses, none in particular among them.</summary>
    float LeastLost()
    {
        Span<byte> ranks = stackalloc byte[256];
        Sixteens.FindAll(rankOf, targets, ranks);
        Exclude(ranks);
        var least = new Vector<byte>(rankOf[Unknown]);
        for (var at = 0; at < ranks.Length; at += Vector<byte>.Count)
            least = Vector.Min(least, new Vector<byte>(ranks[at..]) | new Vector<byte>(candidates.AbsentCountries, at));
        byte rank = byte.MaxValue;
        for (var lane = 0; lane < Vector<byte>.Count; lane++)
            rank = Math.Min(rank, least[lane]);
        return order[rank];
    }

    void Exclude(Span<byte> byCode)
    {
        if (who.ExcludesNone)
            return;
        foreach (var country in candidates.Countries)
        {
            if (country < NoCode && who.Excluded.Contains(country))
                byCode[country] = byte.MaxValue;
        }
    }
}
