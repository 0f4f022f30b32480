namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// How like two participants of one side are, 0 to 1: what they trade (half: leaves and families in equal parts), where they are
/// (a quarter) and how they want to work together (a quarter). Two who agree in all of it are 1 alike. The order of lists does not matter.
/// </summary>
public sealed class Likeness(ScoringCatalogue catalogue)
{
    readonly Dictionary<string, string> families = catalogue.Categories.ToDictionary(
        category => category.Code, category => string.IsNullOrEmpty(category.Parent) ? category.Code : category.Parent, StringComparer.Ordinal);

    /// <summary>What is compared of a participant, prepared once for many comparisons.</summary>
    public Features Of(ScoringParticipant who)
    {
        var leaves = Set(who.Products.Select(product => product.Category));
        return new(leaves, Set(leaves.Select(leaf => families.GetValueOrDefault(leaf, leaf))), who.Country, Set(who.CooperationTypes));
    }

    static string[] Set(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal)];

    /// <summary>What is compared of a participant.</summary>
    public sealed class Features
    {
        readonly string[] leaves;
        readonly string[] families;
        readonly string country;
        readonly string[] cooperation;

        internal Features(string[] leaves, string[] families, string country, string[] cooperation) =>
            (this.leaves, this.families, this.country, this.cooperation) = (leaves, families, country, cooperation);

        /// <summary>0 to 1; symmetric, and 1 to itself.</summary>
        public double To(Features other) =>
            0.25 * (Shared(leaves, other.leaves) + Shared(families, other.families) + (country == other.country ? 1 : 0)
                + Shared(cooperation, other.cooperation));

        /// <summary>Jaccard's index; two empty sets are the same.</summary>
        static double Shared(string[] one, string[] other)
        {
            var both = 0;
            foreach (var code in one)
                both += Array.IndexOf(other, code) >= 0 ? 1 : 0;
            var all = one.Length + other.Length - both;
            return all == 0 ? 1 : (double)both / all;
        }
    }
}
