namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;

/// <summary>One column of a list: how it is called, read, and shown.</summary>
public sealed record ImportColumn(string Code, string English, string Korean)
{
    public IReadOnlyList<string> Sides { get; init; } = Participants.Sides.All;

    /// <summary>Other names that files give it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Puts what the cell says into the record, or says what is wrong with the cell and leaves the record as it is.</summary>
    public required Func<ImportCell, ParticipantRecord, ParticipantRecord> Read { get; init; }

    /// <summary>The value in the form of the files, always the same for the same value.</summary>
    public required Func<ParticipantRecord, ImportScene, string> Show { get; init; }

    /// <summary>What two values that mean the same have in common.</summary>
    public Func<string, string> Meaning { get; init; } = text => text;

    /// <summary>The name of a code in the reader's language, for columns of codes.</summary>
    public Func<string, string>? NameOf { get; init; }

    /// <summary>In the template.</summary>
    public string Example { get; init; } = "";

    public string? BuyerExample { get; init; }

    public string Name => Words.Pick(Korean, English);

    /// <summary>A value in the form of the files, with names in place of codes.</summary>
    public string Display(string value) => NameOf is null
        ? value : string.Join("; ", value.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(NameOf));
}
