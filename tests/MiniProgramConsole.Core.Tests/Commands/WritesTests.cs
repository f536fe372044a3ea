using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Commands;

/// <summary>
/// Only commands may write data, and only the runner may save, begin transactions, retry or interpret violated keys. The exceptions are
/// listed in <see cref="WritesByItself"/> and in docs/database.md.
/// </summary>
public sealed partial class WritesTests
{
    [Fact]
    public void Sources_ThatWrite_UseTheRunnerOrAreListed()
    {
        var others = WritingMember.Find().Where(member => !member.IsPartOfCommand && !WritesByItself.Files.ContainsKey(member.File))
            .ToList();

        Assert.True(others.Count == 0, string.Join("\n", others.Select(member => member.Title)));
    }

    [Fact]
    public void List_EveryFile_WritesOutsideACommand() => Assert.Empty(
        WritesByItself.Files.Keys.Except(WritingMember.Find().Where(member => !member.IsPartOfCommand).Select(member => member.File)));

    [Fact]
    public void List_InTheDocs_IsTheSame()
    {
        var docs = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "database.md"));
        var section = List().Match(docs);

        Assert.True(section.Success, "docs/database.md says nothing of what writes by itself.");
        Assert.Equal(
            WritesByItself.Files.Keys.Order(StringComparer.Ordinal),
            Name().Matches(section.Value).Select(name => name.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("    public Task AAsync() => database.Users.ExecuteDeleteAsync();\n", false)]
    [InlineData("    public Task AAsync(CommandContext context) => context.Database.Users.ExecuteDeleteAsync();\n", true)]
    [InlineData("    private static Task AAsync(\n        ConsoleDbContext db) => db.Users.ExecuteUpdateAsync(x);\n", true)]
    [InlineData("    public Task AAsync() => runner.RunAsync(command, context => context.Database.Users.ExecuteDeleteAsync(), x);\n", true)]
    [InlineData("class A(ConsoleDbContext database)\n    public Task AAsync(CommandContext context) => database.Users.ExecuteDeleteAsync();\n", false)]
    [InlineData("class A(ConsoleDbContext database)\n    public Task AAsync(ConsoleDbContext database) => database.Users.ExecuteDeleteAsync();\n", true)]
    [InlineData("    public Task AAsync() => ManageAsync((context, member) => Row(context, member).ExecuteDeleteAsync());\n", true)]
    [InlineData("    public Task AAsync(ConsoleDbContext db)\n    {\n        db.SaveChanges();\n    }\n", false)]
    [InlineData("    public Task AAsync(ConsoleDbContext db)\n    {\n        // Its key is needed below.\n        db.SaveChanges();\n    }\n", true)]
    [InlineData("    public Task AAsync(ConsoleDbContext db)\n    {\n        // Its key is needed below.\n        a();\n        db.SaveChanges();\n    }\n", false)]
    [InlineData("    public Task AAsync(ConsoleDbContext db)\n    {\n        while (true)\n        {\n            try { }\n            catch { }\n        }\n    }\n", false)]
    [InlineData("    private bool IsRace(CommandContext context) => errors.ViolatedConstraint(x) == y;\n", false)]
    [InlineData("    public Task AAsync(ConsoleDbContext db) => db.Database.BeginTransactionAsync();\n", false)]
    public void Member_UsingOnlyWhatItWasHanded_IsPartOfACommand(string code, bool expected) =>
        Assert.Equal(expected, Assert.Single(WritingMember.MembersOf("A", code)).IsPartOfCommand);

    [GeneratedRegex(@"^## What writes by itself\n\n.*\n\n(?:- .*\n)*", RegexOptions.Multiline)]
    private static partial Regex List();

    // Matches class names. The sentence above the list names this test, so skip names that end in Tests.
    [GeneratedRegex(@"`([A-Z]\w+(?<!Tests))`")]
    private static partial Regex Name();
}
