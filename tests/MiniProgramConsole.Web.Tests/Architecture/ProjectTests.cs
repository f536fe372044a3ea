using System.Reflection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Data.PostgreSql;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>Dependencies go one way: Web → Data.* → Core.</summary>
public sealed class ProjectTests
{
    private static readonly Assembly Core = typeof(ConsoleDbContext).Assembly;

    [Fact]
    public void Core_KnowsNeitherPagesNorProviders()
    {
        string[] forbidden = ["MiniProgramConsole.", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.Data.",
            "Microsoft.EntityFrameworkCore.Sql", "Npgsql"];

        Assert.DoesNotContain(References(Core), name => forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Providers_ReferenceOnlyCore()
    {
        foreach (var provider in new[] { typeof(SqliteSetup).Assembly, typeof(SqlServerSetup).Assembly, typeof(PostgreSqlSetup).Assembly })
        {
            Assert.Equal(
                ["MiniProgramConsole.Core"],
                References(provider).Where(name => name.StartsWith("MiniProgramConsole.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Web_ReferencesAll() => Assert.Equal(
        ["MiniProgramConsole.Core", "MiniProgramConsole.Data.PostgreSql", "MiniProgramConsole.Data.SqlServer",
            "MiniProgramConsole.Data.Sqlite"],
        References(typeof(Program).Assembly).Where(name => name.StartsWith("MiniProgramConsole.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
