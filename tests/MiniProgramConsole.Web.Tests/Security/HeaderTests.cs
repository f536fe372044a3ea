using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

public sealed class HeaderTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/workspaces")]
    [InlineData("/no/such/page")]
    [InlineData("/dist/app.css")]
    public async Task EveryAnswer_HasAContentSecurityPolicyWithoutUnsafe(string address)
    {
        var host = await hosts.OnAsync(Database.Sqlite);

        var headers = (await host.NewVisitor().GetAsync(address)).Response.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    public async Task EveryPage_HasNoInlineScriptOrStyle(string address) =>
        AssertNoInline(await (await hosts.OnAsync(Database.Sqlite)).NewVisitor().GetAsync(address));

    [Fact]
    public async Task ConsolePages_HaveNoInlineScriptOrStyleAndAreNotStored()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        foreach (var address in new[] { "/workspaces", CreateForm.ListAddress(workspace), CreateForm.Address(workspace) })
        {
            AssertNoInline(await visitor.GetAsync(address));
        }

        Assert.True((await visitor.GetAsync("/workspaces")).Response.Headers.CacheControl!.NoStore);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Response.Headers.CacheControl!;
        Assert.Equal((false, true, true), (form.NoStore, form.NoCache, form.Private));
    }

    [Theory]
    [InlineData("", "", "max-age=31536000; includeSubDomains")]
    [InlineData("1", "false", "max-age=86400")]
    [InlineData("0", "", "max-age=0; includeSubDomains")]
    public async Task EveryAnswer_OverHttps_SendsHsts(string days, string subdomains, string expected)
    {
        var settings = new Dictionary<string, string?> { ["Hsts:MaxAgeDays"] = days, ["Hsts:IncludeSubDomains"] = subdomains };
        await using var host = await ConsoleHost.StartWithAsync(Database.Sqlite, settings, "Production");
        foreach (var address in new[] { "/", "/workspaces", "/nowhere", "/dist/app.css", "/health" })
        {
            Assert.Equal(
                expected,
                Assert.Single((await host.NewVisitor().GetAsync(address)).Response.Headers.GetValues("Strict-Transport-Security")));
        }
    }

    [Fact]
    public async Task Console_OnLocalhost_SendsNoHsts()
    {
        await using var host = await ConsoleHost.StartWithAsync(
            Database.Sqlite, new() { ["Console:PublicUrl"] = "https://localhost:5081" }, "Production");

        Assert.False((await host.NewVisitor().GetAsync("/")).Response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory, EachDatabase]
    public async Task PersonalPages_ExceptCacheableOnes_AreNotStored(Database database)
    {
        var (host, owner, workspace) = await hosts.OwnerAsync(database);
        var (list, home) = (CreateForm.ListAddress(workspace), $"/workspaces/{workspace.Code}");
        string[] addresses =
        [
            list, $"{list}/export.csv", $"{list}/export.json", $"{home}/activity", $"{home}/activity/export.csv", $"{home}/members",
            "/account",
            "/account/security", "/account/data", "/about", "/nowhere", "/workspaces/zzzzzzzzzzzz",
        ];
        foreach (var address in addresses)
        {
            var answer = await owner.GetAsync(address);
            Assert.True(answer.Response.Headers.CacheControl!.NoStore, $"{address} may be stored.");
            Assert.True(address.Contains("nowhere", StringComparison.Ordinal) || address.Contains("zzz", StringComparison.Ordinal)
                || answer.Status == System.Net.HttpStatusCode.OK, $"{address} answered {answer.Status}.");
        }

        Assert.True((await host.NewVisitor().GetAsync("/workspaces")).Response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/health", "text/plain; charset=utf-8")]
    [InlineData("/dist/app.css", "text/css; charset=utf-8")]
    [InlineData("/", "text/html; charset=utf-8")]
    public async Task EveryText_NamesItsCharset(string address, string type) => Assert.Equal(
        type,
        (await (await hosts.OnAsync(Database.Sqlite)).NewVisitor().GetAsync(address)).Response.Content.Headers.ContentType!.ToString());

    private static void AssertNoInline(Page page)
    {
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), style, [style]"));
        Assert.DoesNotContain(
            page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }
}
