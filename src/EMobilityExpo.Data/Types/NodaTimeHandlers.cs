namespace EMobilityExpo.Data.Types;

using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

/// <summary>Instants: ISO 8601 text in SQLite, <c>datetime2(3)</c> in SQL Server; UTC in both, to the millisecond.</summary>
sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
{
    static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    public override void SetValue(IDbDataParameter parameter, Instant value)
    {
        if (parameter is SqliteParameter)
        {
            parameter.Value = Pattern.Format(value);
            return;
        }

        parameter.DbType = DbType.DateTime2;
        parameter.Value = value.ToDateTimeUtc();
    }

    public override Instant Parse(object value) => value switch
    {
        DateTime time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => Pattern.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!).GetValueOrThrow(),
    };
}

/// <summary>Local dates as <c>yyyy-MM-dd</c> in both databases.</summary>
sealed class LocalDateHandler : SqlMapper.TypeHandler<LocalDate>
{
    public override void SetValue(IDbDataParameter parameter, LocalDate value) =>
        parameter.Value = LocalDatePattern.Iso.Format(value);

    public override LocalDate Parse(object value) => LocalDatePattern.Iso.Parse((string)value).GetValueOrThrow();
}

/// <summary>Local times as <c>HH:mm</c> in both databases.</summary>
sealed class LocalTimeHandler : SqlMapper.TypeHandler<LocalTime>
{
    static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public override void SetValue(IDbDataParameter parameter, LocalTime value) => parameter.Value = Pattern.Format(value);

    public override LocalTime Parse(object value) => Pattern.Parse((string)value).GetValueOrThrow();
}

static class DapperSetup
{
    static readonly Lazy<bool> Done = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new LocalDateHandler());
        SqlMapper.AddTypeHandler(new LocalTimeHandler());
        return true;
    });

    public static void Ensure() => _ = Done.Value;
}
