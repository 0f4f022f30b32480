namespace EMobilityExpo.Application.Features.Removals;

using EMobilityExpo.Application.Database;

/// <summary>How the rows of one table are read before they are deleted, and put back: all their columns, other rows by their public ids.</summary>
/// <param name="Keep">Reads the rows of what is taken out.</param>
/// <param name="Restore">Puts one row back; its parameters are named like the columns.</param>
/// <param name="Participants">The columns that name participants: a row whose participant is gone can not come back.</param>
public sealed record KeptTable(string Name, Sql Keep, Sql Restore, IReadOnlyList<string> Participants);
