using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Two published consoles share one PostgreSQL database.</summary>
public sealed class TwoNodesTests(SystemBrowser browser)
{
    private const int Tabs = 8;

    [Fact]
    public async Task CreateFlow_OverBothNodes_EndsWithExactlyTenPrograms()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql, migrated: false);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await using var context = await browser.OpenAsync(first.Address);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "SIGN IN", Exact = true }).First.ClickAsync();
        await page.SignInHereAsync();
        await page.OpenListAsync();
        // Cookies don't depend on the port, so the session works on both nodes.
        var (here, there) = (page.Url, On(second, page.Url));
        await page.GotoAsync(there);
        await page.CreateProgramAsync("两个节点的小程序");
        await page.GotoAsync(here);
        await Expect(page.GetByText("4 of 10 used for Alipay China")).ToBeVisibleAsync();
        await page.OpenProgramAsync("两个节点的小程序");
        await Walk.AssertLoadedAsync(page.Locator("main img").First);
        await page.GotoAsync(On(second, page.Url));
        await page.LinkAsync("History");
        await Expect(page.Locator(".entry-head").First).ToContainTextAsync("created 两个节点的小程序");

        var forms = new List<IPage>();
        for (var number = 0; number < Tabs; number++)
        {
            forms.Add(await FillAsync(context, number % 2 == 0 ? here : there, $"第 {number} 个小程序"));
        }

        var created = await Task.WhenAll(forms.Select(CreateAsync));

        Assert.Equal(6, created.Count(done => done));
        await page.GotoAsync(here);
        await Expect(page.Locator(".program-table tbody tr")).ToHaveCountAsync(10);
        var (exitCode, output) = await ConsoleProcess.RunAsync(database, "verify-audit");
        Assert.True(exitCode == 0, output);
    }

    private static Task<ConsoleProcess> StartAsync(TestDatabase database) =>
        ConsoleProcess.StartAsync(database, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, PublishedConsole.Folder);

    private static string On(ConsoleProcess console, string address) => new Uri(console.Address, new Uri(address).PathAndQuery).ToString();

    private static async Task<IPage> FillAsync(IBrowserContext context, string list, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(list);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(name);
        await page.FillRestAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        return page;
    }

    private static async Task<bool> CreateAsync(IPage page)
    {
        await page.PressAsync("Create");
        // The flash isn't a reliable sign here, because its cookie is shared by all tabs.
        await page.Locator(".program-table, .error-summary").First.WaitForAsync();
        var refusal = page.Locator(".error-summary");
        if (await refusal.CountAsync() == 0)
        {
            return true;
        }

        await Expect(refusal).ToContainTextAsync("already has 10 mini programs for Alipay China");
        return false;
    }
}
