namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>What candidates lose and win by the categories that they name, as one kind of look reads it. Reused; one for each thread.</summary>
interface ICategoryTables
{
    /// <summary>Prepares for a participant.</summary>
    /// <param name="own">What it trades.</param>
    /// <param name="candidatesAreBuyers">Which side the candidates are.</param>
    /// <param name="bytes">Receives what depends on no scale.</param>
    /// <returns>Points that every candidate loses; the tables say what is lost beyond them.</returns>
    double Prepare(Stock[] own, bool candidatesAreBuyers, Span<byte> bytes);

    /// <summary>Fills <see cref="Tables.Best"/>, <see cref="Tables.Own"/> and <see cref="Tables.Theirs"/>.</summary>
    /// <param name="bytes">Receives the tables.</param>
    /// <param name="scale">Steps of a point.</param>
    /// <param name="part">What is won with each of the candidate's categories is taken times this, to fit into a byte together.</param>
    void Fill(Span<byte> bytes, float scale, float part);

    /// <summary>Steps lost by category, of the first rank.</summary>
    /// <param name="bytes">As filled.</param>
    /// <param name="best">Receives 64 of them.</param>
    void FindBest(ReadOnlySpan<byte> bytes, Span<byte> best);
}
