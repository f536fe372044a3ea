using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Runs a theory on each database. One that is not configured shows as skipped, never as absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public const string SqlServerVariable = "TEST_SQLSERVER";

    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } value ? value : null;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([
            new TheoryDataRow<Database>(Database.Sqlite),
            new TheoryDataRow<Database>(Database.SqlServer) { Skip = SqlServer is null ? $"{SqlServerVariable} is not set" : null },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
