namespace EMobilityExpo.Web.Auth;

using System.Xml.Linq;
using EMobilityExpo.Application.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;

/// <summary>Keeps the keys of cookies and antiforgery tokens in the database.</summary>
public sealed class DataProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Run(db => db.QueryAsync<string>(DataProtectionSql.All, null, CancellationToken.None)).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Run(db => db.ExecuteAsync(
            DataProtectionSql.Insert,
            new { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }, CancellationToken.None));

    // The framework's interface is synchronous.
    T Run<T>(Func<DbSession, Task<T>> work) => Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<DbSession>());
    }).GetAwaiter().GetResult();
}

public static class DataProtectionSql
{
    public static readonly Sql All = "SELECT xml FROM data_protection_key ORDER BY id";

    public static readonly Sql Insert = "INSERT INTO data_protection_key (friendly_name, xml) VALUES (@FriendlyName, @Xml)";
}
