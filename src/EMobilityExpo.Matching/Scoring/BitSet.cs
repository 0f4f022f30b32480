namespace EMobilityExpo.Matching.Scoring;

using System.Numerics;
using System.Runtime.InteropServices;

/// <summary>A set of small numbers. Sets of different length can be compared: what is missing is absent.</summary>
readonly struct BitSet
{
    readonly ulong[] words;

    public BitSet(IReadOnlyCollection<int> members)
    {
        words = new ulong[members.Count == 0 ? 0 : (members.Max() >> 6) + 1];
        foreach (var member in members)
            words[member >> 6] |= 1UL << (member & 63);
    }

    BitSet(ulong[] words) => this.words = words;

    /// <summary>Equal for equal sets made by one numbering.</summary>
    public string Key => string.Create(words.Length * 4, words, (text, all) => MemoryMarshal.Cast<ulong, char>(all).CopyTo(text));

    public bool IsEmpty => words.Length == 0;

    public bool Contains(int member) =>
        member >= 0 && member >> 6 < words.Length && (words[member >> 6] >> (member & 63) & 1) != 0;

    public bool Overlaps(BitSet other)
    {
        var length = Math.Min(words.Length, other.words.Length);
        for (var i = 0; i < length; i++)
            if ((words[i] & other.words[i]) != 0)
                return true;
        return false;
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Sixty-four members at a time; none beyond the last word.</summary>
    public ulong Word(int place) => place < words.Length ? words[place] : 0;

    /// <summary>Words in use.</summary>
    public int Words => words.Length;

    /// <summary>The least member, or -1.</summary>
    public int First
    {
        get
        {
            for (var i = 0; i < words.Length; i++)
                if (words[i] != 0)
                    return i << 6 | BitOperations.TrailingZeroCount(words[i]);
            return -1;
        }
    }

    public int CountShared(BitSet other)
    {
        var (length, count) = (Math.Min(words.Length, other.words.Length), 0);
        for (var i = 0; i < length; i++)
            count += BitOperations.PopCount(words[i] & other.words[i]);
        return count;
    }

    public BitSet Union(BitSet other)
    {
        var (longer, shorter) = words.Length >= other.words.Length ? (words, other.words) : (other.words, words);
        var union = (ulong[])longer.Clone();
        for (var i = 0; i < shorter.Length; i++)
            union[i] |= shorter[i];
        return new BitSet(union);
    }
}
