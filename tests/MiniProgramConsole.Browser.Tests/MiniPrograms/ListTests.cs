using System.Text;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class ListTests(SystemBrowser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Search_ByNameIdAndCreator_FindsTheProgram(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        var master = await browser.OpenListAsync(server, javaScript, "master");
        await master.CreateProgramAsync("师傅的面馆");

        await SearchAsync(page, "茶园");
        await Expect(Names(page)).ToHaveTextAsync(["青叶茶园 Green Leaf"]);
        await Expect(SearchBox(page)).ToHaveValueAsync("茶园");
        await SearchAsync(page, "GREEN");
        await Expect(Names(page)).ToHaveTextAsync(["青叶茶园 Green Leaf"]);
        var id = (await page.Locator(".program-id").TextContentAsync())!.Trim();
        await SearchAsync(page, "Chen Jie");
        await Expect(Names(page)).ToHaveTextAsync(["师傅的面馆"]);
        await SearchAsync(page, id);
        await Expect(Names(page)).ToHaveTextAsync(["青叶茶园 Green Leaf"]);
        await SearchAsync(page, "没有这样的小程序");
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("Nothing found");
        await Expect(page.Locator(".empty p")).ToHaveTextAsync("No mini programs match. Remove a filter, or search for part of the name.");
        await page.Locator(".filter").GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await Expect(Names(page)).ToHaveCountAsync(4);
        await Expect(SearchBox(page)).ToHaveValueAsync("");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task FilterAndSort_Applied_AreKeptAndCleared(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await Expect(Names(page)).ToHaveTextAsync(["周末去哪儿玩", "青叶茶园 Green Leaf", "晨光咖啡"]);
        await Expect(page.Locator(".filter-actions a")).ToHaveCountAsync(0);

        await page.GetByLabel("Sort by").SelectOptionAsync("Oldest first");
        await page.PressAsync("Apply");
        await Expect(Names(page)).ToHaveTextAsync(["晨光咖啡", "青叶茶园 Green Leaf", "周末去哪儿玩"]);
        await page.GetByLabel("Industry").SelectOptionAsync("Coffee shop");
        await page.PressAsync("Apply");
        await Expect(Names(page)).ToHaveTextAsync(["晨光咖啡"]);
        await Expect(page.GetByLabel("Sort by")).ToHaveValueAsync("created");
        await Expect(page.GetByLabel("Industry")).ToHaveValueAsync("food-coffee");
        await page.GetByLabel("Status").SelectOptionAsync("Deleted");
        await page.PressAsync("Apply");
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("Nothing deleted");
        await page.Locator(".empty").GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await Expect(Names(page)).ToHaveTextAsync(["周末去哪儿玩", "青叶茶园 Green Leaf", "晨光咖啡"]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Export_OfASearch_ContainsItsResults(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await SearchAsync(page, "茶园");

        var csv = await page.DownloadAsync("CSV");
        var json = Encoding.UTF8.GetString(await page.DownloadAsync("JSON"));

        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var rows = Encoding.UTF8.GetString(csv);
        Assert.Contains("青叶茶园 Green Leaf", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("晨光咖啡", rows, StringComparison.Ordinal);
        Assert.Contains("grocery-drinks", json, StringComparison.Ordinal);
        Assert.DoesNotContain("food-coffee", json, StringComparison.Ordinal);
    }

    private static ILocator Names(IPage page) => page.Locator(".program-table .program-name");

    private static ILocator SearchBox(IPage page) => page.GetByLabel("Name, mini program ID or creator");

    private static async Task SearchAsync(IPage page, string words)
    {
        await SearchBox(page).FillAsync(words);
        await page.PressAsync("Apply");
    }
}
