using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>Runs the commands as processes.</summary>
public sealed class AuditCommandTests
{
    private static readonly Dictionary<string, string> WithKey = new() { ["Audit__Key"] = Trail.Key };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task SealAudit_WithANewKey_SealsTheTrailWithThatKey(Database database)
    {
        await using var trail = await Trail.CreateAsync(database);
        await trail.AppendAsync(TrailFixture.First, 3);

        var before = await ConsoleProcess.RunAsync(trail.Database, "verify-audit");
        var keyless = await ConsoleProcess.RunAsync(trail.Database, "seal-audit");
        var tooEarly = await ConsoleProcess.RunWithAsync(trail.Database, WithKey, "verify-audit");
        var seal = await ConsoleProcess.RunWithAsync(trail.Database, WithKey, "seal-audit");
        var withKey = await ConsoleProcess.RunWithAsync(trail.Database, WithKey, "verify-audit");
        var without = await ConsoleProcess.RunAsync(trail.Database, "verify-audit");

        Assert.Equal((0, "The audit trail is as it was written: 4 entries in 2 streams.\n"), before);
        Assert.Equal((1, "Nothing was sealed: Audit__Key is not set.\n"), keyless);
        Assert.Equal(1, tooEarly.ExitCode);
        Assert.Equal((0, "4 entries in 2 streams are sealed with the key that is set.\n"), seal);
        Assert.Equal((0, "The audit trail is as it was written: 4 entries in 2 streams.\n"), withKey);
        Assert.Equal(
            (1, """
                streams: entry 1 was sealed under another setting of Audit__Key, so it cannot be checked.
                workspace:41: entry 1 was sealed under another setting of Audit__Key, so it cannot be checked.
                workspace:41: entry 2 was sealed under another setting of Audit__Key, so it cannot be checked.
                workspace:41: entry 3 was sealed under another setting of Audit__Key, so it cannot be checked.
                The audit trail is not as it was written. Entries: 4, findings: 4.

                """),
            without);
    }

    [Theory, EachDatabase]
    public async Task Commands_OnATamperedTrail_NameTheEntryAndSealNothing(Database database)
    {
        await using var trail = await Trail.CreateAsync(database);
        await trail.AppendAsync(TrailFixture.First, 3);
        await using var context = trail.Database.NewContext();
        await context.AuditEntries.Where(entry => entry.Stream == TrailFixture.First && entry.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.ActorId, 8), Cancelled);

        var verify = await ConsoleProcess.RunAsync(trail.Database, "verify-audit");
        var seal = await ConsoleProcess.RunWithAsync(trail.Database, WithKey, "seal-audit");

        Assert.Equal(
            (1, """
                workspace:41: entry 2 was altered, or was not written by this console.
                The audit trail is not as it was written. Entries: 4, findings: 1.

                """),
            verify);
        Assert.Equal(
            (1, """
                workspace:41: entry 2 was altered, or was not written by this console.
                Nothing was sealed: the audit trail is not as it was written.

                """),
            seal);
        Assert.False(await context.AuditEntries.AnyAsync(entry => entry.KeyId != null, Cancelled));
    }

    [Theory]
    [InlineData("Audit__Key", "0123456789012345678901234567890", "Audit__Key has 31 characters. It needs at least 32.")]
    [InlineData("Database__Provider", "Oracle", "Database__Provider is 'Oracle'. It can be Sqlite, SqlServer or PostgreSql.")]
    public async Task Start_WithAnInvalidSetting_SaysSoInOneSentence(string variable, string value, string sentence)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var answer = await ConsoleProcess.RunWithAsync(
            database, new Dictionary<string, string> { [variable] = value }, "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, sentence + "\n"), answer);
    }
}
