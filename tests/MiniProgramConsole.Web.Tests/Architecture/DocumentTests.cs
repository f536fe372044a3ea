using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>Lists in documents must match the code exactly.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public async Task AuditActions_AreListed()
    {
        var actions = typeof(AuditAction).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        var listed = FirstCell().Matches(await Repository.ReadAsync("docs", "audit-actions.md"))
            .Select(match => match.Groups[1].Value.Trim('`'));

        Assert.Equal(actions.Order(StringComparer.Ordinal), listed.Where(cell => cell.Contains('.')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tables_AreListed()
    {
        await using var context = Database.Sqlite.NewContextToNowhere();
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct();
        var document = await Repository.ReadAsync("docs", "database.md");
        var section = document[document.IndexOf("## Tables", StringComparison.Ordinal)..document
            .IndexOf("\nKeys named", StringComparison.Ordinal)];

        var listed = FirstCell().Matches(section).SelectMany(match => match.Groups[1].Value.Split(", "));

        Assert.Equal(tables.Order(StringComparer.Ordinal), listed.Where(cell => cell != "Table").Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
