namespace EMobilityExpo.Data.Migrations;

/// <summary>The database can not be brought to the state that this program needs; the message says what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);
