namespace EMobilityExpo.Application.Database;

/// <summary>
/// One SQL statement, written once for both databases. Every statement is a static field of type <see cref="Sql"/> in a
/// class named <c>…Sql</c>, so that a test finds and prepares them all.
/// </summary>
public sealed class Sql
{
    readonly Func<ISqlDialect, string> _text;

    public Sql(Func<ISqlDialect, string> text) => _text = text;

    public string For(ISqlDialect dialect) => _text(dialect);

    public static implicit operator Sql(string text) => new(_ => text);
}
