using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

public sealed class KeysTests(SystemBrowser browser)
{
    [Fact]
    public async Task Keys_Pressed_WorkAsListedExceptWhileTyping()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("c?/");
        await Expect(page.Locator("#q")).ToHaveValueAsync("c?/");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog.keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog.keys")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("c");
        await page.ArriveAsync("/mini-programs/new$");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await page.ArriveAsync("/mini-programs#q$");

        await Expect(page.Locator("#q")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_TurnedOff_StayOff()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await page.GetByLabel("Enable single-key shortcuts").UncheckAsync();
        await page.PressAsync("Close");

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("c");

        await Expect(page.Locator("dialog.keys")).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/mini-programs$"));
    }
}
