using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

public sealed class ActivityTests(SystemBrowser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Filters_ByPersonActionAndDay_FindTheEntry(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await ModifyAsync(page);
        var master = await browser.OpenListAsync(server, javaScript, "master");
        await master.CreateProgramAsync("师傅的面馆");

        await page.LinkAsync("Activity");
        await Expect(Heads(page)).ToHaveTextAsync(
        [
            "Chen Jie created 师傅的面馆", "Lin Wei modified 晨光咖啡", "Lin Wei invited Zhou Yun", "Lin Wei added a member to 周末去哪儿玩",
            "Lin Wei created 周末去哪儿玩", "Lin Wei created 青叶茶园 Green Leaf", "Lin Wei created 晨光咖啡",
        ]);
        await page.GetByLabel("Person").SelectOptionAsync("Chen Jie");
        await page.PressAsync("Apply");
        await Expect(Heads(page)).ToHaveTextAsync(["Chen Jie created 师傅的面馆"]);
        await page.LinkAsync("Clear");
        await page.GetByLabel("Action").SelectOptionAsync("Mini program modified");
        await page.PressAsync("Apply");
        await Expect(Heads(page)).ToHaveTextAsync(["Lin Wei modified 晨光咖啡"]);
        await Expect(page.Locator(".entry td")).ToHaveTextAsync(["现磨咖啡，到店自取，一杯起送", "手冲咖啡和新鲜烘焙的豆子"]);

        // Two days on either side, in case the test runs across midnight.
        await page.GetByLabel("Start date").FillAsync(Day(-2));
        await page.GetByLabel("End date").FillAsync(Day(2));
        await page.PressAsync("Apply");
        await Expect(Heads(page)).ToHaveTextAsync(["Lin Wei modified 晨光咖啡"]);
        await page.GetByLabel("End date").FillAsync(Day(-2));
        await page.PressAsync("Apply");
        await Expect(page.Locator(".empty p")).ToHaveTextAsync("Nothing matches these filters. Remove one and try again.");
        await page.LinkAsync("Clear");
        await page.GetByLabel("Start date").FillAsync(Day(2));
        await page.PressAsync("Apply");
        await Expect(page.Locator(".empty p")).ToHaveTextAsync("Nothing matches these filters. Remove one and try again.");
        await Expect(page.GetByLabel("Start date")).ToHaveValueAsync(Day(2));
        await page.LinkAsync("Clear");
        await page.Locator(".entry-head").GetByRole(AriaRole.Link, new() { Name = "师傅的面馆" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("师傅的面馆");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Export_OfAFilter_IsACsvFileWithAByteOrderMark(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await ModifyAsync(page);
        await page.LinkAsync("Activity");
        await page.GetByLabel("Action").SelectOptionAsync("Mini program modified");
        await page.PressAsync("Apply");

        var csv = await page.DownloadAsync("CSV");

        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).TrimEnd().Split("\r\n");
        Assert.Equal(
            "\"Number\",\"Time (UTC)\",\"Person\",\"Address\",\"Action\",\"Mini program ID\",\"Name\",\"Before\",\"After\"", lines[0]);
        Assert.Equal(2, lines.Length);
        Assert.Contains("手冲咖啡和新鲜烘焙的豆子", lines[1], StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task InvalidDay_InTheAddress_ShowsAnErrorAtTheField(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.LinkAsync("Activity");

        await page.GotoAsync($"{page.Url}?from=yesterday");

        await Expect(page.Locator(".error-summary a"))
            .ToHaveTextAsync("yesterday is not a valid date. Enter it as year-month-day, for example 2026-11-24.");
        await page.Locator(".error-summary a").ClickAsync();
        await Expect(page.GetByLabel("Start date")).ToBeFocusedAsync();
    }

    private static ILocator Heads(IPage page) => page.Locator(".entry-head");

    private static string Day(int fromToday) => DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task ModifyAsync(IPage page)
    {
        await page.OpenEditAsync("晨光咖啡");
        await page.GetByLabel("Tagline").FillAsync("手冲咖啡和新鲜烘焙的豆子");
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡 was saved.");
    }
}
