using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Settings with which the console does not start, each in one sentence.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Console__PublicUrl", "", "Console__PublicUrl is not set: set the address at which people reach the console, such as https://console.example.com.")]
    [InlineData("Console__PublicUrl", "console.example", "Console__PublicUrl is 'console.example'. It is an address that begins with https:// or http://, such as https://console.example.com.")]
    [InlineData("Console__PublicUrl", "https://console.example/?x=1", "Console__PublicUrl is 'https://console.example/?x=1'. It is an address that begins with https:// or http://, such as https://console.example.com.")]
    [InlineData("Smtp__Security", "Ssl", "Smtp__Security is 'Ssl'. It can be None, StartTls or Tls.")]
    [InlineData("Smtp__Port", "0", "Smtp__Port is '0'. It is a number from 1 to 65535.")]
    [InlineData("Smtp__From", "nobody", "Smtp__From is 'nobody'. With Smtp__Host it needs an address, such as 'Mini Program Console <console@example.com>'.")]
    [InlineData("Guesses__PerNetwork", "0", "Guesses__PerNetwork is '0'. It is a whole number, 1 or more.")]
    [InlineData("Guesses__PerNetworkPerDay", "many", "Guesses__PerNetworkPerDay is 'many'. It is a whole number, 1 or more.")]
    public async Task Start_WithAWrongSetting_IsRefusedInOneSentence(string name, string value, string message)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var environment = new Dictionary<string, string> { ["Smtp__Host"] = "127.0.0.1", ["Smtp__From"] = "a@b.example", [name] = value };

        Assert.Equal((1, message + "\n"), await ConsoleProcess.RunWithAsync(database, environment, "--urls", "http://127.0.0.1:0"));
    }

    [Fact]
    public async Task Production_WithoutAMailServer_SaysInOneLineThatMailIsOff()
    {
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, [], "Production");

        await host.NewVisitor().GetAsync("/health");

        Assert.Single(host.Log.Events, entry => entry.MessageTemplate.Text.StartsWith("Mail is off", StringComparison.Ordinal));
    }
}
