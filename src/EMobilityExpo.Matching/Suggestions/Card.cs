namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;

/// <summary>What an exact score needs of a candidate beside the columns of the quick look, within one line of the cache.</summary>
/// <param name="Low">The certifications that an exhibitor holds, or that a buyer's market recognises: the first 64.</param>
/// <param name="High">The next 64.</param>
/// <param name="Tie">Decides between equal scores, whatever the order of input.</param>
/// <param name="FirstStock">Where its categories begin.</param>
/// <param name="StockCount">How many there are.</param>
/// <param name="Excludes">Whether somebody's country is excluded.</param>
/// <param name="IsThere">False in a gap.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Card(ulong Low, ulong High, ulong Tie, int FirstStock, ushort StockCount, bool Excludes, bool IsThere);
