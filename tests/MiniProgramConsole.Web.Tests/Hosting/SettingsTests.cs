using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>With these settings the console must refuse to start and say why in one sentence.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Console__PublicUrl", "", "Console__PublicUrl is not set: set the address at which people reach the console, such as https://console.example.com.")]
    [InlineData("Console__PublicUrl", "console.example", "Console__PublicUrl is 'console.example'. It is an address that begins with https:// or http://, such as https://console.example.com.")]
    [InlineData("Console__PublicUrl", "https://console.example/?x=1", "Console__PublicUrl is 'https://console.example/?x=1'. It is an address that begins with https:// or http://, such as https://console.example.com.")]
    [InlineData("Smtp__Security", "Ssl", "Smtp__Security is 'Ssl'. It can be None, StartTls or Tls.")]
    [InlineData("Smtp__Port", "0", "Smtp__Port is '0'. It is a number from 1 to 65535.")]
    [InlineData("Smtp__From", "nobody", "Smtp__From is 'nobody'. With Smtp__Host it needs an address, such as 'Mini Program Console <console@example.com>'.")]
    [InlineData("Mail__Concurrency", "0", "Mail__Concurrency is '0'. It is a whole number from 1 to 50.")]
    [InlineData("Mail__Concurrency", "51", "Mail__Concurrency is '51'. It is a whole number from 1 to 50.")]
    [InlineData("Mail__Concurrency", "many", "Mail__Concurrency is 'many'. It is a whole number from 1 to 50.")]
    [InlineData("RateLimits__NetworkPerMinute", "0", "RateLimits__NetworkPerMinute is '0'. It is a whole number from 1 to 1000000.")]
    [InlineData("RateLimits__ExportsPerMinute", "many", "RateLimits__ExportsPerMinute is 'many'. It is a whole number from 1 to 1000000.")]
    [InlineData("Bodies__UploadSeconds", "3601", "Bodies__UploadSeconds is '3601'. It is a whole number from 1 to 3600.")]
    [InlineData("Hsts__MaxAgeDays", "1 year", "Hsts__MaxAgeDays is '1 year'. It is a whole number from 0 to 3650.")]
    [InlineData("Hsts__IncludeSubDomains", "no", "Hsts__IncludeSubDomains is 'no'. It can be true or false.")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "True", "ASPNETCORE_FORWARDEDHEADERS_ENABLED is set, which has X-Forwarded-For and X-Forwarded-Proto believed from anybody: remove it, and set ReverseProxy__KnownProxies to the addresses or networks of your proxies, such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/64.")]
    [InlineData("ReverseProxy__KnownProxies", "10.0.0.5, proxy", "ReverseProxy__KnownProxies has 'proxy'. It takes addresses and networks, such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/64, separated by commas.")]
    [InlineData("ReverseProxy__KnownProxies", "10", "ReverseProxy__KnownProxies has '10'. It takes addresses and networks, such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/64, separated by commas.")]
    [InlineData("ReverseProxy__KnownProxies", "0.0.0.0/0", "ReverseProxy__KnownProxies has '0.0.0.0/0'. It takes addresses and networks, such as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/64, separated by commas.")]
    [InlineData("Keys__StoreUnprotected", "", "Keys__Certificate is not set: set the path of a certificate with an RSA key, which encrypts the keys in the database (docs/operating.md, 'Keys'), or Keys__StoreUnprotected=true to store them in clear.")]
    [InlineData("Keys__StoreUnprotected", "yes", "Keys__StoreUnprotected is 'yes'. It can be true or false.")]
    [InlineData("Keys__Certificate", "/no/such.pem", "Keys__Certificate is '/no/such.pem'. There is no such file, or the console may not read it.")]
    [InlineData("Keys__PreviousCertificate", "/no/such.pem", "Keys__PreviousCertificate is '/no/such.pem'. There is no such file, or the console may not read it.")]
    [InlineData("Guesses__PerNetwork", "0", "Guesses__PerNetwork is '0'. It is a whole number from 1 to 1000000.")]
    [InlineData("Guesses__PerNetworkPerDay", "many", "Guesses__PerNetworkPerDay is 'many'. It is a whole number from 1 to 1000000.")]
    public async Task Start_WithAnInvalidSetting_IsRefusedInOneSentence(string name, string value, string message)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var environment = new Dictionary<string, string> { ["Smtp__Host"] = "127.0.0.1", ["Smtp__From"] = "a@b.example", [name] = value };

        Assert.Equal((1, message + "\n"), await ConsoleProcess.RunWithAsync(database, environment, "--urls", "http://127.0.0.1:0"));
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("another key")]
    [InlineData("no password")]
    [InlineData("another password")]
    [InlineData("nonsense")]
    [InlineData("elliptic")]
    [InlineData("short")]
    [InlineData("with both")]
    public async Task Start_WithAnUnusableCertificate_SaysWhatItNeeds(string what)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        using var certificate = new TestCertificate();
        using var other = new TestCertificate(bits: what == "short" ? 1024 : 2048);
        var (path, key, password) = what switch
        {
            "no key" => (certificate.PemWithoutKey, "", ""),
            "another key" => (certificate.PemWithoutKey, other.PemOfKey, ""),
            "no password" => (certificate.EncryptedPem, "", ""),
            "another password" => (certificate.Pfx, "", "another"),
            "nonsense" => (certificate.Nonsense, "", ""),
            "elliptic" => (certificate.EllipticPem, "", ""),
            "short" => (other.Pem, "", ""),
            _ => (certificate.Pem, "", ""),
        };
        var environment = new Dictionary<string, string>
        {
            ["Keys__StoreUnprotected"] = what == "with both" ? "true" : "",
            ["Keys__Certificate"] = path,
            ["Keys__CertificateKey"] = key,
            ["Keys__CertificatePassword"] = password,
        };
        var message = what switch
        {
            "elliptic" or "short" => $"Keys__Certificate is '{path}'. Its key must be RSA with at least 2048 bits.",
            "with both" => "Keys__StoreUnprotected is true although Keys__Certificate is set: remove one of them.",
            _ =>
                $"Keys__Certificate is '{path}'. It needs a certificate and its private key, as PEM or PFX; Keys__CertificatePassword must open a "
                + "key that is encrypted, and Keys__CertificateKey can name the file of a PEM's key.",
        };

        Assert.Equal((1, message + "\n"), await ConsoleProcess.RunWithAsync(database, environment, "migrate"));
    }

    [Fact]
    public async Task Production_WithoutAMailServer_SaysInOneLineThatMailIsOff()
    {
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, [], "Production");

        await host.NewVisitor().GetAsync("/health");

        Assert.Single(host.Log.Events, entry => entry.MessageTemplate.Text.StartsWith("Mail is off", StringComparison.Ordinal));
    }
}
