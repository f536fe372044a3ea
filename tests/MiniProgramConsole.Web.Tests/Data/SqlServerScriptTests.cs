using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Checks SQL Server scripts without a server: that they parse and refer to existing objects.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public void MigrationScript_Parses()
    {
        using var context = Database.SqlServer.NewContextToNowhere();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var hidden = ParseAll(script);

        Assert.Equal(script.Split("EXEC(").Length - 1, hidden);
        Assert.Contains("CREATE TABLE [MiniPrograms]", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABL x (id int);")]
    [InlineData("EXEC(N'CREATE INDX ix ON x (id);');")]
    public void Parser_SyntaxErrorInTheScript_IsReported(string script) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ParseAll(script));

    [Fact]
    public void CreateScript_RefersOnlyToWhatExists()
    {
        using var context = Database.SqlServer.NewContextToNowhere();
        using var model = ModelOf(context.Database.GenerateCreateScript());

        Assert.Empty(model.Validate().Where(message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error)
            .Select(message => message.ToString()));
        Assert.True(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count() > 10);
    }

    [Fact]
    public void Model_IndexOnAnUnknownColumn_IsFound()
    {
        using var model = ModelOf("CREATE TABLE x (id int NOT NULL);\nGO\nCREATE INDEX ix ON x (nowhere);\nGO\n");

        Assert.NotEmpty(model.Validate());
    }

    internal static TSqlModel ModelOf(string script)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in script.Split("\nGO", StringSplitOptions.RemoveEmptyEntries))
        {
            model.AddObjects(batch);
        }

        return model;
    }

    /// <summary>Parses a script and the statements inside its strings. Returns the number of those.</summary>
    private static int ParseAll(string script)
    {
        using var reader = new StringReader(script);
        var tree = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
        var finder = new HiddenStatements();
        tree.Accept(finder);
        foreach (var statement in finder.Found)
        {
            ParseAll(statement);
        }

        return finder.Found.Count;
    }

    private sealed class HiddenStatements : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        // A variable in the string is a name that the script looks up first.
        public override void Visit(ExecutableStringList node) =>
            Found.Add(string.Concat(node.Strings.Select(part => part is StringLiteral text ? text.Value : "[name]")));
    }
}
