using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting;

public sealed class KeyWarningTests
{
    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 0)]
    [InlineData(-400, 1)]
    public async Task Production_WithACertificateAboutToExpire_WarnsAMonthAhead(int days, int warnings)
    {
        using var certificate = new TestCertificate(until: DateTimeOffset.UtcNow.AddDays(days));
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, certificate.Settings(), "Production");

        await host.SignInAsync(await host.Data.PersonAsync());

        Assert.Equal(warnings, Warnings(host, "The certificate of Keys__Certificate is good until"));
        Assert.Equal(0, Warnings(host, "Keys__StoreUnprotected is set"));
    }

    [Fact]
    public async Task Production_WithUnencryptedKeys_WarnsAtEachStart()
    {
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, [], "Production");

        await host.NewVisitor().GetAsync("/health");

        Assert.Equal(1, Warnings(host, "Keys__StoreUnprotected is set"));
    }

    private static int Warnings(ConsoleHost host, string beginning) =>
        host.Log.Events.Count(entry => entry.MessageTemplate.Text.StartsWith(beginning, StringComparison.Ordinal));
}
