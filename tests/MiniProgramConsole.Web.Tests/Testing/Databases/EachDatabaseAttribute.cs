using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Runs a theory on each database, with values for its other parameters. One on which it can't run shows as skipped with the reason, never as absent.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public object?[] Values => values;

    /// <summary>Why the theory does not run on PostgreSQL; null where it does.</summary>
    public string? NotOnPostgreSql { get; set; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<Database>().Select(RowOf).ToArray());

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow RowOf(Database database) => new([database, .. values])
    {
        Skip = (database == Database.PostgreSql ? NotOnPostgreSql : null) ?? DatabaseServers.WhyNot(database),
    };
}
