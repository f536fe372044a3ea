using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting.Pipeline;

/// <summary>Whose word is taken for where a request comes from; the tests are the proxy at 127.0.0.1.</summary>
public sealed class ReverseProxyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "203.0.113.7", "127.0.0.1", false)]
    [InlineData("10.0.0.0/8", "203.0.113.7", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.0/8; ::1", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.1", "2001:db8::7", "2001:db8::7", true)]
    // Somebody's own header before the proxy's: believed is what the known ones added.
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7", true)]
    [InlineData("127.0.0.1, 10.0.0.0/24", "198.51.100.1, 203.0.113.7, 10.0.0.9", "203.0.113.7", true)]
    [InlineData("127.0.0.1, 10.0.0.0/24", "203.0.113.7, 10.0.1.9", "10.0.1.9", true)]
    public async Task SignIn_ThroughProxies_IsFromWhereTheKnownOnesSay(string known, string forwardedFor, string address, bool isHttps)
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
