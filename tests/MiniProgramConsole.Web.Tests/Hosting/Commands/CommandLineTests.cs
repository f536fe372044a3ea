using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting.Commands;

public sealed class CommandLineTests
{
    // Who builds the host says that there is no such database.
    private static readonly Dictionary<string, string> NoHost = new() { ["Database__Provider"] = "Oracle" };

    [Fact]
    public async Task Help_ListsCommandsAndOptions()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var commands = await ConsoleProcess.RunWithAsync(database, NoHost, "--help");
        var options = await ConsoleProcess.RunWithAsync(database, NoHost, "create-owner", "--help");

        Assert.Equal((0, 0), (commands.ExitCode, options.ExitCode));
        string[] all = ["migrate", "verify-audit", "seal-audit", "create-owner", "outbox", "reset-second-factor", "end-sessions",
            "renew-keys"];
        Assert.All(all, command => Assert.Matches($@"(?m)^  {command} +[A-Z].*\.$", commands.Output));
        Assert.All(
            ["--email <email>", "--merchant <name>", "--workspace <name>"],
            option => Assert.Matches($@"(?m)^  {option} .*\.$", options.Output));
    }

    [Theory]
    [InlineData("There is no command 'migrat'.", "migrat")]
    [InlineData("There is no command 'seed'.", "seed", "--merchants", "1")]
    [InlineData("Unrecognized command or argument '--break'.", "migrate", "--break")]
    [InlineData("Unrecognized command or argument 'now'.", "verify-audit", "now")]
    [InlineData("Unrecognized command or argument '--urls'.", "renew-keys", "--urls", "http://127.0.0.1:0")]
    [InlineData("Unrecognized command or argument '--again'.", "outbox", "--again")]
    [InlineData("Required argument missing for option: '--email'.", "end-sessions", "--email")]
    [InlineData("Option '--workspace' is required.", "create-owner", "--email", "a@b.example", "--merchant", "Tea")]
    public async Task WrongLine_IsRefusedBeforeTheHostIsBuilt(string sentence, params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var (exitCode, output) = await ConsoleProcess.RunWithAsync(database, NoHost, arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{sentence}\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Oracle", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Audit:Key=short")]
    [InlineData("--Audit:Key", "short")]
    [InlineData("--urls", "http://127.0.0.1:0", "--Audit:Key=short")]
    [InlineData("verify-audit", "--Audit:Key=short")]
    [InlineData("--Audit:Key", "short", "verify-audit")]
    public async Task Setting_OnTheLine_IsRead(params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        Assert.Equal((1, "Audit__Key has 5 characters. It needs at least 32.\n"), await ConsoleProcess.RunAsync(database, arguments));
    }

    [Fact]
    public async Task Value_ThatBeginsWithAt_IsNoFile()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var (exitCode, output) = await ConsoleProcess.RunAsync(
            database, "create-owner", "--email", "first@owner.example", "--merchant", "@Tea", "--workspace", "@Shop");

        Assert.True(exitCode == 0, output);
        Assert.Contains("owns the workspace @Shop of @Tea.", output, StringComparison.Ordinal);
    }
}
