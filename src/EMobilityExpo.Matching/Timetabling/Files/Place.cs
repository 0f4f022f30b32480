namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Where a value stands in a file: a list, an entry of it, a field of the entry, an item of the field. Its text is the JSON path.</summary>
readonly record struct Place(string List, int Entry = -1, string? Field = null, int Item = -1)
{
    public static implicit operator Place(string path) => new(path);

    public static implicit operator string(Place place) => place.ToString();

    public override string ToString() => List + At(Entry) + (Field is null ? "" : "." + Field) + At(Item);

    static string At(int index) => index < 0 ? "" : $"[{index}]";
}
