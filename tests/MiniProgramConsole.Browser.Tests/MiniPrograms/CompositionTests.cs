using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>While an input method composes, the text in the field isn't final, so nothing may act on it.</summary>
public sealed class CompositionTests(SystemBrowser browser)
{
    // In milliseconds, longer than every debounce delay.
    private const int Long = 3500;

    [Fact]
    public async Task Name_WhileComposing_IsNotCountedPreviewedCheckedOrKept()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        var (counter, name) = (page.Locator("#Name-counter"), page.GetByLabel("Mini Program Name"));
        await Expect(counter).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0 of"));
        var ime = await page.Context.NewCDPSessionAsync(page);
        await name.FocusAsync();
        // Text committed before the composition must wait as well.
        await InsertAsync(ime, "晨光");
        await Expect(counter).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^4 of"));
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add(request.Url);

        await ComposeAsync(ime, "k");
        await ComposeAsync(ime, "ka");
        await ComposeAsync(ime, "ka fei");
        await page.WaitForTimeoutAsync(Long);

        Assert.DoesNotContain(
            sent,
            address => address.EndsWith("/drafts", StringComparison.Ordinal) || address.EndsWith("/advice", StringComparison.Ordinal));
        Assert.Equal("晨光ka fei", await name.InputValueAsync());
        await Expect(counter).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^4 of"));
        await Expect(page.Locator("[data-preview-of=Name]").First).ToHaveTextAsync("晨光");

        await InsertAsync(ime, "咖啡");

        await Expect(counter).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^8 of"));
        await Expect(page.Locator("[data-preview-of=Name]").First).ToHaveTextAsync("晨光咖啡");
        await Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync("Draft saved");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync("晨光咖啡");
    }

    [Fact]
    public async Task Message_WhileComposing_StaysUntilTheTextIsCommitted()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await Expect(page.Locator("#Name-counter")).ToBeVisibleAsync();
        var (name, error) = (page.GetByLabel("Mini Program Name"), page.Locator("#Name-error"));
        await name.FillAsync("晨");
        await page.Keyboard.PressAsync("Tab");
        await Expect(error).ToHaveCountAsync(1);
        await name.FocusAsync();
        var ime = await page.Context.NewCDPSessionAsync(page);

        // Counted as Latin letters, this would be long enough.
        await ComposeAsync(ime, "guang");
        await Expect(error).ToHaveCountAsync(1);
        await InsertAsync(ime, "光");
        await Expect(error).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Industry_WhileComposing_IsNotSearched()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.Locator(".ts-control").ClickAsync();
        var options = page.Locator(".ts-dropdown .option");
        await Expect(options.Nth(5)).ToBeVisibleAsync();
        var all = await options.CountAsync();
        var ime = await page.Context.NewCDPSessionAsync(page);

        await ComposeAsync(ime, "kafei");
        await ime.SendAsync(
            "Input.dispatchKeyEvent",
            new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(all, await options.CountAsync());
        await Expect(page.Locator(".ts-dropdown")).ToBeVisibleAsync();
        await InsertAsync(ime, "咖啡");

        await Expect(options).ToHaveCountAsync(2);
        await Expect(options.First).ToContainTextAsync("Coffee shop");
    }

    [Fact]
    public async Task Enter_ThatCommitsAComposition_DoesNotSubmitTheForm()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        var search = page.GetByLabel("Name, mini program ID or creator");
        await search.FocusAsync();
        var address = page.Url;
        var ime = await page.Context.NewCDPSessionAsync(page);

        await ComposeAsync(ime, "kafei");
        // Safari ends the composition before it sends the key that ended it.
        await InsertAsync(ime, "咖啡");
        await ime.SendAsync(
            "Input.dispatchKeyEvent",
            new() { ["type"] = "keyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229, ["text"] = "\r" });
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(address, page.Url);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".program-table .program-name")).ToHaveTextAsync(["晨光咖啡"]);
    }

    private static async Task ComposeAsync(ICDPSession ime, string text) =>
        await ime.SendAsync(
            "Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });

    private static async Task InsertAsync(ICDPSession ime, string text) =>
        await ime.SendAsync("Input.insertText", new() { ["text"] = text });
}
