using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>
/// Runs a theory on each database. A database that isn't available shows up as skipped with the reason, never as missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public object?[] Values => values;

    /// <summary>The reason why the theory is skipped on SQLite; null if it runs.</summary>
    public string? NotOnSqlite { get; set; }

    /// <summary>The same for PostgreSQL.</summary>
    public string? NotOnPostgreSql { get; set; }

    /// <summary>The same for SQL Server.</summary>
    public string? NotOnSqlServer { get; set; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<Database>().Select(RowOf).ToArray());

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow RowOf(Database database) => new([database, .. values])
    {
        Skip = WhyNot(database) ?? DatabaseServers.WhyNot(database),
    };

    private string? WhyNot(Database database) => database switch
    {
        Database.Sqlite => NotOnSqlite,
        Database.PostgreSql => NotOnPostgreSql,
        Database.SqlServer => NotOnSqlServer,
        _ => null,
    };
}
