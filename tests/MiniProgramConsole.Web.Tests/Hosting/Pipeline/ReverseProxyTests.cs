using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting.Pipeline;

/// <summary>Which proxies may say where a request comes from. The tests act as the proxy at 127.0.0.1.</summary>
public sealed class ReverseProxyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "203.0.113.7", "127.0.0.1", false)]
    [InlineData("10.0.0.0/8", "203.0.113.7", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.0/8; ::1", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.1", "2001:db8::7", "2001:db8::7", true)]
    // A client's own header comes before the proxy's. Only what known proxies added is trusted.
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.1, 10.0.0.0/24", "198.51.100.1, 203.0.113.7, 10.0.0.9", "203.0.113.7", true)]
    [InlineData("127.0.0.1, 10.0.0.0/24", "203.0.113.7, 10.0.1.9", "10.0.1.9", true)]
    public async Task SignIn_ThroughProxies_UsesTheAddressFromKnownOnes(string known, string forwardedFor, string address, bool isHttps)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var person = await new TestData(database, new TestTime()).PersonAsync();
        await using var process = await ConsoleProcess.StartAsync(database, new() { ["ReverseProxy__KnownProxies"] = known });
        var visitor = process.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var answer = await visitor.TrySignInAsync(person.Email, Person.Password);

        Assert.Equal("/workspaces", answer.Location);
        await using var context = database.NewContext();
        Assert.Equal(address, await context.Sessions.Select(session => session.Address).SingleAsync(Cancelled));
        Assert.Equal(isHttps, answer.Response.Headers.Contains("Strict-Transport-Security"));
    }
}
