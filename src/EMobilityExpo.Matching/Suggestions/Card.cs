namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;

/// <summary>What an exact score needs of a candidate beside the columns of the quick look, two to a line of the cache.</summary>
/// <param name="Low">The certifications that an exhibitor holds, or that a buyer's market recognises: the first 64.</param>
/// <param name="High">The next 64.</param>
/// <param name="Tie">Decides between equal scores, whatever the order of input.</param>
/// <param name="Trade">Of an exhibitor, where its offers begin; of a buyer, the categories of its four wants, a byte each. <see cref="LongWay"/> where they have no room.</param>
/// <param name="Number">Of an exhibitor, how many offers it has; of a buyer, the class of what it requires.</param>
/// <param name="Excludes">Whether somebody's country is excluded.</param>
/// <param name="IsThere">False in a gap.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Card(ulong Low, ulong High, ulong Tie, int Trade, ushort Number, bool Excludes, bool IsThere)
{
    /// <summary>Of <see cref="Trade"/>: no category, or more than there is room for.</summary>
    public const int LongWay = -1;
}
