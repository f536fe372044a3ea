using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Security;

public sealed class HeaderTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/workspaces")]
    [InlineData("/no/such/page")]
    [InlineData("/dist/app.css")]
    public async Task EveryAnswer_CarriesThePolicyWithoutUnsafe(string address)
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

    private static void AssertNoInline(Page page)
    {
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), style, [style]"));
        Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }
}
