using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>Text that was typed but not sent, or sent after the session ended.</summary>
public sealed class UnsentFormTests(SystemBrowser browser)
{
    private const string Program = "晨光咖啡";
    private const string Name = "晨光茶馆";
    private const string SignedOut = "You were signed out because you were inactive.";

    [Fact]
    public async Task Typing_WithJavaScript_IsOfferedAfterAReloadUntilSaved()
    {
        await using var server = new ConsoleServer();
        var page = await OpenEditAsync(server, javaScript: true);
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync("Unsaved changes kept");

        await page.ReloadAsync();

        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Program);
        await page.LinkAsync("Continue");
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Name);
        await Expect(page.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{Name} was saved.");
        await page.LinkAsync("Modify");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Modify {Name}");
        await Expect(page.Locator(".unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Leaving_RightAfterTyping_KeepsTheTextUntilDiscarded()
    {
        await using var server = new ConsoleServer();
        var page = await OpenEditAsync(server, javaScript: true);
        await page.GetByLabel("Mini Program Name").FillAsync(Name);

        await page.LinkAsync("Cancel");

        await Expect(page.Locator("h1")).ToHaveTextAsync(Program);
        await page.LinkAsync("Modify");
        // What a page sends when it is left may arrive after the request for the next one.
        for (var tries = 0; tries < 100 && await page.Locator(".unsent").CountAsync() == 0; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }

        await page.PressAsync("Discard");
        await Expect(page.Locator(".flash[role=status]")).ToHaveTextAsync("The changes were discarded.");
        await Expect(page.Locator(".unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Back_AfterLeaving_ShowsWhatWasTyped()
    {
        await using var server = new ConsoleServer();
        var page = await OpenEditAsync(server, javaScript: false);
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.LinkAsync("Cancel");
        await Expect(page.Locator("h1")).ToHaveTextAsync(Program);

        await page.GoBackAsync();

        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Name);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Create_AfterTheSessionEnded_ComesBackWithItsLogoAfterSigningIn(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.FillRestAsync();
        await page.EndSessionAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        if (javaScript)
        {
            await Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync(
                $"{SignedOut} Your entries are still here; submit the form to sign in and continue.");
        }

        await page.PressAsync("Create");

        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{SignedOut} Sign in to continue; your entries are saved.");
        await page.SignInHereAsync();
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Name);
        await Walk.AssertLoadedAsync(page.Locator(".logo-kept img").First);
        await page.PressAsync("Create");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{Name} was created.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Modify_AfterTheSessionEnded_IsNeverShownToAnotherPerson(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await OpenEditAsync(server, javaScript);
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.EndSessionAsync();
        await page.PressAsync("Save");

        await page.SignInHereAsync("master");

        await Expect(page.Locator("h1")).ToHaveTextAsync($"Modify {Program}");
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Program);
        await Expect(page.Locator(".unsent")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenEditAsync(ConsoleServer server, bool javaScript)
    {
        var page = await browser.OpenListAsync(server, javaScript);
        await page.OpenEditAsync(Program);
        return page;
    }
}
