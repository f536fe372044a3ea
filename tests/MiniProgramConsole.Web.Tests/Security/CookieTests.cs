using System.Globalization;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using Serilog.Events;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>Every cookie is limited to its exact host (by its name prefix) and to HTTPS, whatever scheme a proxy reports.</summary>
public sealed class CookieTests
{
    private const string Prefix = "__Host-console.";

    // Anyone can send these any number of times, so they must not fill the log.
    [Theory]
    [InlineData("antiforgery")]
    [InlineData("device")]
    [InlineData("flash")]
    [InlineData("passkey")]
    [InlineData("second-factor")]
    [InlineData("session")]
    public async Task Cookie_ContainingNonsense_LogsNoWarning(string name)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        await host.NewVisitor().GetAsync("/account/sign-in");
        var before = Warnings(host).Count();
        var visitor = host.NewVisitorWith($"{Prefix}{name}=nonsense");

        await visitor.GetAsync("/account/sign-in");
        await visitor.GetAsync("/workspaces");

        Assert.Equal([], Warnings(host).Skip(before));
    }

    [Theory]
    [InlineData("https://localhost")]
    [InlineData("http://localhost")]
    public async Task EveryCookie_OutsideDevelopment_IsForThisHostAndHttpsOnly(string site)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite, "Production");
        var recorder = new CookieRecorder();
        var visitor = new Visitor(host.CreateDefaultClient(new Uri(site), recorder, new SecureCookiesOverHttp()), "en");
        var person = await host.Data.PersonAsync();

        await visitor.SignInAsync(person);
        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        await visitor.SubmitAsync((await visitor.GetAsync("/account")).Form("/account/sign-out"));
        await visitor.GivePasswordAsync(person);
        await visitor.GiveCodeAsync(host.CodeOf(secret));
        await visitor.SubmitAsync((await visitor.GetAsync("/account")).Form("/account/sign-out"));
        await visitor.AskForPasskeyAsync();
        // Produces a flash: a sign-in that can't be completed shows a message.
        await visitor.SendAsync(SecondFactors.StepAddress, new FormUrlEncodedContent(
            [new("__RequestVerificationToken", (await visitor.GetAsync("/account/sign-in")).Token)]));

        Assert.Equal(
            ["antiforgery", "device", "flash", "passkey", "second-factor", "session"],
            recorder.Cookies.Select(cookie => cookie.Split('=')[0].Replace(Prefix, "", StringComparison.Ordinal)).Distinct().Order());
        Assert.All(recorder.Cookies, cookie =>
        {
            var attributes = cookie.Split("; ").Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToList();
            Assert.StartsWith(Prefix, cookie, StringComparison.Ordinal);
            Assert.Superset(new HashSet<string> { "secure", "httponly", "path=/" }, attributes.ToHashSet());
            Assert.Contains(attributes, attribute => attribute is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain=", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Cookies_InDevelopmentOverPlainHttp_WorkAtAnyAddress()
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite, "Development");
        var visitor = new Visitor(
            host.CreateDefaultClient(
                new Uri("http://192.0.2.1"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler()), "en");

        await visitor.SignInAsync(await host.Data.PersonAsync());

        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
    }

    private sealed class CookieRecorder : DelegatingHandler
    {
        public List<string> Cookies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Cookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            return response;
        }
    }

    private static IEnumerable<string> Warnings(ConsoleHost host) => host.Log.Events.Where(entry => entry.Level >= LogEventLevel.Warning)
        .Select(entry => entry.RenderMessage(CultureInfo.InvariantCulture));
}
