using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Developers see the actions of owners and masters, but disabled and with the reason.</summary>
public sealed class DeveloperTests(SystemBrowser browser)
{
    private const string Name = "晨光咖啡";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Details_ForADeveloper_ExplainWhyModifyAndDeleteAreDisabled(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript, "developer");

        await page.OpenProgramAsync(Name);

        await AssertDisabledAsync(
            page, "Modify", "Only the owner and masters of this workspace and the admins of this mini program can modify it. Ask Lin Wei.");
        await AssertDisabledAsync(
            page,
            "Delete…",
            "Only the owner and masters of this workspace and the admins of this mini program can delete it. Ask Lin Wei.");
        await Expect(page.Locator(".page-head .reason")).ToBeVisibleAsync();
        await Expect(page.Locator(".danger-zone .reason")).ToBeVisibleAsync();
        await page.LinkAsync("History");
        await Expect(page.Locator(".entry-head")).ToHaveTextAsync(["Lin Wei created 晨光咖啡"]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Activity_ForADeveloper_ExplainsWhyItIsDisabled(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript, "developer");

        await AssertDisabledAsync(
            page, "Activity",
            "Only the owner and masters of this workspace can see its activity, which includes network addresses. Ask Lin Wei.");
        var answer = await page.GotoAsync(page.Url.Replace("/mini-programs", "/activity", StringComparison.Ordinal));
        Assert.Equal(403, answer!.Status);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task DeletedProgram_ForADeveloper_SaysWhoCanRestoreIt(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var owner = await browser.OpenListAsync(server, javaScript);
        await owner.DeleteProgramAsync(Name);
        var page = await browser.OpenListAsync(server, javaScript, "developer");
        await page.ShowDeletedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToHaveCountAsync(0);

        await page.OpenProgramAsync(Name);

        await Expect(page.Locator(".deleted-banner .reason")).ToHaveTextAsync(
            "Only the owner and masters of this workspace can restore mini programs. Ask Lin Wei.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToHaveCountAsync(0);
    }

    /// <summary>A disabled link must still be reachable by keyboard and explain why it is disabled.</summary>
    private static async Task AssertDisabledAsync(IPage page, string name, string reason)
    {
        var link = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        await Expect(link).ToBeDisabledAsync();
        await Expect(link).ToHaveAccessibleDescriptionAsync(reason);
        var address = page.Url;
        await link.FocusAsync();
        await Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(address);
    }
}
