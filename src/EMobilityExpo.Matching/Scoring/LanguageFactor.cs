namespace EMobilityExpo.Matching.Scoring;

/// <summary>Can the two talk, by themselves or through an interpreter?</summary>
static class LanguageFactor
{
    /// <param name="exhibitor">One side.</param>
    /// <param name="buyer">The other.</param>
    /// <param name="interpretersKnown">Whether the event's interpreters have been named, even if there are none.</param>
    public static Finding Compare(Profile exhibitor, Profile buyer, bool interpretersKnown)
    {
        if (exhibitor.Languages.IsEmpty || buyer.Languages.IsEmpty)
            return Finding.Unknown(FactorReason.NoLanguageGiven);
        if (exhibitor.Languages.Overlaps(buyer.Languages))
            return Finding.Same(1, 1, FactorReason.SharedLanguage);
        if (!interpretersKnown)
            return Finding.Same(0.4, 0.5, FactorReason.InterpreterNeeded);
        return exhibitor.Interpreted.Overlaps(buyer.Languages)
            ? Finding.Same(0.7, 1, FactorReason.InterpreterAvailable)
            : Finding.Same(0, 1, FactorReason.NoCommonLanguage);
    }

    /// <summary>Shared languages; or both sides' languages as two lists; or who gives none.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer) => finding.Reason switch
    {
        FactorReason.NoLanguageGiven => Missing.Sides(exhibitor.Languages.IsEmpty, buyer.Languages.IsEmpty),
        FactorReason.SharedLanguage =>
        [
            .. exhibitor.Source.Languages
                .Intersect(buyer.Source.Languages, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ],
        _ => [Sorted(exhibitor), Sorted(buyer)],
    };

    static string Sorted(Profile who) =>
        string.Join(';', who.Source.Languages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
