using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Checks without a server that SQL Server can parse every statement of the walk and that all tables and columns exist.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public async Task EveryStatement_OfTheWalk_IsValidOnSqlServer()
    {
        var recorder = new QueryRecorder();
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite, interceptors: recorder);
        await new ConsoleWalk(host).WalkAsync();

        var server = new RecordingSqlServer();
        foreach (var query in recorder.Queries)
        {
            server.Ask(query);
        }

        Assert.True(server.Statements.Count > 200, $"Only {server.Statements.Count} statements were recorded.");
        await using var context = server.NewContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        foreach (var statement in server.Statements)
        {
            model.AddObjects(statement);
        }

        // DacFx reports an unknown column in a procedure as a warning, but in a table as an error.
        Assert.Empty(model.Validate().Select(message => message.ToString()));
    }

    [Theory, InlineData("SELECT [w].[Nothing] FROM [Workspaces] AS [w]"), InlineData("SELECT 1 FROM [Nowhere]")]
    public void Statement_WithUnknownNames_IsReported(string statement)
    {
        using var context = new RecordingSqlServer().NewContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        model.AddObjects($"CREATE PROCEDURE [wrong] AS\n{statement}");

        Assert.NotEmpty(model.Validate());
    }
}
