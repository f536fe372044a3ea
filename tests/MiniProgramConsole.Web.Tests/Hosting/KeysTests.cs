using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using OtpNet;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>The data protection keys in the database, and what a leaked backup reveals.</summary>
public sealed class KeysTests
{
    private const string InClear = "unencrypted form";
    private const string OtherCertificate =
        "The keys in the database are encrypted with another certificate (CN=console keys). "
        + "Set Keys__Certificate or Keys__PreviousCertificate to it.\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Migrate_ADatabaseOfThePreviousVersion_EncryptsItsKeysAndItsAuthenticatorSignsIn(Database database)
    {
        await using var previous = await KeysInClear.CreateAsync(database);
        using var certificate = new TestCertificate();
        Assert.Contains(InClear, Assert.Single(await previous.KeysAsync()), StringComparison.Ordinal);

        var (exitCode, output) = await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(), "migrate");
        var again = await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(), "migrate");

        Assert.Equal((0, 0), (exitCode, again.ExitCode));
        Assert.Contains("\"{Count} keys were encrypted with the certificate that is set\",\"Count\":1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("keys were encrypted", again.Output, StringComparison.Ordinal);
        AssertEncrypted(await previous.KeysAsync());
        await using var process = await ConsoleProcess.StartAsync(previous.Database, certificate.Environment());
        await AssertSignsInAsync(process, previous.Secret);
        AssertEncrypted(await previous.KeysAsync());
    }

    [Theory, EachDatabase]
    public async Task Renew_AfterALeakedBackup_LeavesNothingThatItsKeysDecrypt(Database database)
    {
        await using var previous = await KeysInClear.CreateAsync(database);
        using var certificate = new TestCertificate();
        await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(), "migrate");
        Assert.Equal(previous.Secret, previous.Open(await previous.SealedAsync()));

        var renewed = await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(), "renew-keys");

        Assert.Equal(
            (0, "The database now has one key, a new one. 1 authenticators were sealed with it, and everyone is signed out.\n"),
            (renewed.ExitCode, Without(renewed.Output, "{")));
        AssertEncrypted(Assert.Single(await previous.KeysAsync()));
        var sealedAnew = await previous.SealedAsync();
        Assert.Throws<CryptographicException>(() => previous.Open(sealedAnew));
        await using var process = await ConsoleProcess.StartAsync(previous.Database, certificate.Environment());
        await AssertSignsInAsync(process, previous.Secret);
    }

    [Theory, EachDatabase]
    public async Task Renew_ASecretThatNoKeyDecrypts_IsReportedAndStays(Database database)
    {
        await using var previous = await KeysInClear.CreateAsync(database);
        await ConsoleProcess.RunAsync(previous.Database, "migrate");
        await using var context = previous.Database.NewContext();
        await context.Authenticators.ExecuteUpdateAsync(set => set.SetProperty(row => row.ProtectedSecret, "CfDJ8lost"), Cancelled);

        var renewed = await ConsoleProcess.RunAsync(previous.Database, "renew-keys");

        Assert.Equal(0, renewed.ExitCode);
        Assert.EndsWith(
            "0 authenticators were sealed with it, and everyone is signed out.\n"
            + $"The authenticator of {KeysInClear.Email} could not be opened: "
            + $"run 'reset-second-factor --email {KeysInClear.Email}' when that person asks.\n",
            renewed.Output,
            StringComparison.Ordinal);
        Assert.Equal("CfDJ8lost", await previous.SealedAsync());
    }

    [Theory, EachDatabase]
    public async Task Certificate_ThatIsReplaced_DecryptsUntilMigrateEncryptsWithTheNewOne(Database database)
    {
        await using var previous = await KeysInClear.CreateAsync(database);
        // Expired long ago, but must still decrypt.
        using var old = new TestCertificate(until: DateTimeOffset.UtcNow.AddYears(-1));
        using var certificate = new TestCertificate();
        await ConsoleProcess.RunWithAsync(previous.Database, old.Environment(), "migrate");

        var withoutOld = await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(), "--urls", "http://127.0.0.1:0");
        var inClear = await ConsoleProcess.RunAsync(previous.Database, "migrate");
        await using (var both = await ConsoleProcess.StartAsync(previous.Database, certificate.Environment(old)))
        {
            await AssertSignsInAsync(both, previous.Secret);
        }

        var migrated = await ConsoleProcess.RunWithAsync(previous.Database, certificate.Environment(old), "migrate");
        await using var alone = await ConsoleProcess.StartAsync(previous.Database, certificate.Environment());

        Assert.Equal((1, OtherCertificate), (withoutOld.ExitCode, Without(withoutOld.Output, "{")));
        Assert.Equal((1, OtherCertificate), (inClear.ExitCode, Without(inClear.Output, "{")));
        Assert.Equal(0, migrated.ExitCode);
        await AssertSignsInAsync(alone, previous.Secret, steps: 1);
    }

    [Theory]
    [InlineData("pem")]
    [InlineData("pem and its key")]
    [InlineData("encrypted pem")]
    [InlineData("pfx")]
    public async Task Certificate_InEachFormat_EncryptsNewKeys(string form)
    {
        using var certificate = new TestCertificate();
        var settings = certificate.Settings();
        (settings["Keys:Certificate"], settings["Keys:CertificateKey"], settings["Keys:CertificatePassword"]) = form switch
        {
            "pem and its key" => (certificate.PemWithoutKey, certificate.PemOfKey, null),
            "encrypted pem" => (certificate.EncryptedPem, null, TestCertificate.Password),
            "pfx" => (certificate.Pfx, null, TestCertificate.Password),
            _ => (certificate.Pem, (string?)null, (string?)null),
        };
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, settings, "Production");

        await host.SignInAsync(await host.Data.PersonAsync());

        await using var context = host.NewContext();
        var key = await context.DataProtectionKeys.Select(row => row.Xml!).SingleAsync(Cancelled);
        AssertEncrypted(key);
        Assert.Contains("AES_256_GCM", key, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Housekeeping_AKeyCreatedByANodeOfThePreviousVersion_IsEncrypted(Database database)
    {
        await using var previous = await KeysInClear.CreateAsync(database);
        using var certificate = new TestCertificate();
        await using (var context = previous.Database.NewContext())
        {
            await context.Database.MigrateAsync(Cancelled);
        }

        await using var process = await ConsoleProcess.StartAsync(previous.Database, certificate.Environment());
        for (var wait = 0; wait < 100 && (await previous.KeysAsync()).Any(key => key.Contains(InClear, StringComparison.Ordinal)); wait++)
        {
            await Task.Delay(100, Cancelled);
        }

        AssertEncrypted(await previous.KeysAsync());
        await AssertSignsInAsync(process, previous.Secret);
    }

    private static void AssertEncrypted(params IReadOnlyList<string> keys)
    {
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("<encryptedSecret ", key, StringComparison.Ordinal);
            Assert.DoesNotContain(InClear, key, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        });
    }

    private static async Task AssertSignsInAsync(ConsoleProcess process, string secret, int steps = 0)
    {
        var visitor = process.NewVisitor();
        var password = await visitor.TrySignInAsync(KeysInClear.Email, Person.Password);
        Assert.StartsWith(SecondFactors.StepAddress, password.Location, StringComparison.Ordinal);
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow + (steps * SecondFactors.Step));
        Assert.Equal("/workspaces", (await visitor.GiveCodeAsync(code)).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
    }

    // The command's own output without log lines.
    private static string Without(string output, string beginning) =>
        string.Concat(output.Split('\n').Where(line => line.Length > 0 && !line.StartsWith(beginning, StringComparison.Ordinal))
            .Select(line => line + "\n"));
}
