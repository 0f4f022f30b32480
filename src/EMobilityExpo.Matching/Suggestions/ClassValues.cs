namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The points that one feature is worth with each class of the other side, by the class of the participant that asks; kept while
/// there is room.
/// </summary>
sealed class ClassValues
{
    const int Room = 256;

    readonly Kept?[] kept = new Kept?[Room];

    /// <summary>The values of a class, if they are there.</summary>
    /// <param name="own">The class that asks.</param>
    /// <param name="classes">Of the other side.</param>
    public Kept? Find(int own, FeatureClasses classes) =>
        kept[own % Room] is { } there && there.Own == own && there.OutOf == classes.Count ? there : null;

    /// <summary>Finds the values of a class.</summary>
    /// <param name="own">The class that asks.</param>
    /// <param name="classes">Of the other side.</param>
    /// <param name="points">Of the factor.</param>
    /// <param name="find">Compares with a participant of a class.</param>
    public Kept Add(int own, FeatureClasses classes, double points, Func<Profile, Finding> find)
    {
        ref var place = ref kept[own % Room];
        place ??= new Kept();
        (place.Own, place.OutOf) = (own, classes.Count);
        var least = float.PositiveInfinity;
        for (var number = 0; number < classes.Coded; number++)
        {
            var finding = find(classes.Example(number));
            place.Points[number] = Vector128.Create(points * finding.Exhibitor, points * finding.Buyer);
            place.Losses[number] = (float)(points * (1 - (finding.Exhibitor + finding.Buyer) / 2));
            least = Math.Min(least, place.Losses[number]);
        }

        // Rare classes have no code of their own, and may lose nothing.
        place.Losses.AsSpan(classes.Coded).Fill(classes.Count > classes.Coded ? 0 : float.MaxValue);
        place.Common = classes.Count > classes.Coded || classes.Count == 0 ? 0 : least;
        foreach (ref var loss in place.Losses.AsSpan())
            loss -= place.Common;
        return place;
    }

    /// <summary>By code of the other side.</summary>
    public sealed class Kept
    {
        public int Own { get; set; } = -1;

        public int OutOf { get; set; }

        /// <summary>Points to the exhibitor and to the buyer.</summary>
        public Vector128<double>[] Points { get; } = new Vector128<double>[256];

        /// <summary>Points lost in the mean of the two sides, beyond those that all lose.</summary>
        public float[] Losses { get; } = new float[256];

        /// <summary>Points that all lose.</summary>
        public float Common { get; set; }
    }
}
