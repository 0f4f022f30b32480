namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Collections.Frozen;
using System.Text;

/// <summary>Finds a code by any of its names, whatever the case, the accents, the spaces and the punctuation.</summary>
public sealed class TermLookup
{
    readonly FrozenDictionary<string, string> _codes;

    /// <param name="terms">Earlier ones win where two have the same name; codes win over names.</param>
    public TermLookup(IEnumerable<(string Code, IEnumerable<string> Names)> terms)
    {
        var list = terms.Select(term => (term.Code, Names: term.Names.ToList())).ToList();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, _) in list)
            codes.TryAdd(KeyOf(code), code);
        foreach (var (code, names) in list)
        {
            foreach (var name in names.Where(name => KeyOf(name).Length > 0))
                codes.TryAdd(KeyOf(name), code);
        }

        _codes = codes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string? Find(string text) => _codes.GetValueOrDefault(KeyOf(text));

    /// <summary>The code whose name differs from the text by a slip or two, if there is one.</summary>
    public string? Nearest(string text)
    {
        var key = KeyOf(text);
        var allowed = key.Length >= 7 ? 2 : key.Length >= 4 ? 1 : 0;
        if (allowed == 0 || key.Length > 60)
            return null;
        return _codes.Where(entry => Math.Abs(entry.Key.Length - key.Length) <= allowed && entry.Key.Length >= 4)
            .Select(entry => (entry.Value, Distance: Distance(key, entry.Key)))
            .Where(entry => entry.Distance <= allowed)
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.Value, StringComparer.Ordinal)
            .Select(entry => entry.Value).FirstOrDefault();
    }

    /// <summary>Letters and digits alone, without case and accents.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(rune.ToString());
        }

        return key.ToString().Normalize(NormalizationForm.FormC);
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)), row[j]);
        }

        return row[b.Length];
    }
}
