namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Which of two past occasions came first, from their names: by the year in the name and the numbers after it, so that
/// "Expo 2023" comes before "Expo 2024" and "2024-05" before "2024-10". Names that do not tell ("Spring", "2024" against
/// "2024-10") are in no order: what happened there is then not used as known before.
/// </summary>
public static class OccasionOrder
{
    /// <summary>Whether one occasion surely came before another.</summary>
    public static bool IsEarlier(string occasion, string than)
    {
        var (left, right) = (Numbers(occasion), Numbers(than));
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] != right[i])
                return left[i] < right[i];
        }

        return false;
    }

    /// <summary>The numbers of a name from its first year (1900 to 2199) on; none when it has no year.</summary>
    static List<long> Numbers(string name)
    {
        var numbers = new List<long>();
        for (var i = 0; i < name.Length;)
        {
            var start = i;
            while (i < name.Length && char.IsAsciiDigit(name[i])) i++;
            if (i == start)
            {
                i++;
                continue;
            }

            // A number too long to be read is no date; nothing after it can be relied on.
            if (i - start > 18) break;
            var number = long.Parse(name.AsSpan(start, i - start), System.Globalization.CultureInfo.InvariantCulture);
            if (numbers.Count > 0 || number is >= 1900 and <= 2199)
                numbers.Add(number);
        }

        return numbers;
    }
}
