namespace EMobilityExpo.Application.Spreadsheets;

/// <summary>One sheet to write.</summary>
/// <param name="Name">Shortened and cleared of characters that Excel forbids when it is written.</param>
/// <param name="Rows">
/// The values of each row in the order of the columns: texts, whole numbers, <see cref="decimal"/>, <see cref="double"/>,
/// <see cref="bool"/>, NodaTime <c>LocalDate</c>, <c>LocalTime</c> and <c>LocalDateTime</c>, null, or a <see cref="SheetCell"/> around one of them.
/// </param>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <param name="Width">In characters.</param>
/// <param name="Wrap">Whether long texts go on in the next line of the cell.</param>
public sealed record SheetColumn(string Header, double Width = 18, bool Wrap = false);

/// <summary>A value with a tone. CSV has no tones and writes the value alone.</summary>
public sealed record SheetCell(object? Value, SheetTone Tone);

public enum SheetTone
{
    Plain,

    /// <summary>Something is wrong here.</summary>
    Bad,

    /// <summary>An example or a remark.</summary>
    Quiet,

    /// <summary>Something happens here, such as a meeting.</summary>
    Accent,
}
