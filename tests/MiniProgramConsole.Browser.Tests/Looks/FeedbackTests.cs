using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>The page tells what it is doing and what it has done, long enough to be read.</summary>
public sealed class FeedbackTests(SystemBrowser browser)
{
    private const int LeastToRead = 5000;

    // Playwright waits during a navigation, so only a script in the page can read it then.
    private const string Press = """
        async (button) => {
          button.click();
          await new Promise((done) => setTimeout(done, 400));
          return [button.textContent, document.querySelector("body > [role=status]").textContent, String(button.disabled)];
        }
        """;

    [Fact]
    public async Task SentForm_UntilTheBackButtonIsUsed_ShowsThatItIsBeingSent()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync("晨光咖啡");
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/mini-programs?*", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });
        var button = page.Locator(".form-actions .btn-primary");

        var found = await button.EvaluateAsync<string[]>(Press);

        Assert.Equal(["Creating…", "Creating…", "false"], found);
        go.SetResult();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator(".form-actions .btn-primary")).ToHaveTextAsync("Create");
        await page.GoBackAsync();
        await Expect(page.Locator(".form-actions .btn-primary")).ToHaveTextAsync("Create");
    }

    [Fact]
    public async Task Filter_Applied_ShowsThatTheListIsLoading()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        var go = new TaskCompletionSource();
        await page.RouteAsync("**/mini-programs?*", async route =>
        {
            await go.Task;
            await route.ContinueAsync();
        });

        var found = await page.Locator(".filter .btn").First.EvaluateAsync<string[]>(Press);

        Assert.Equal(["Loading…", "Loading…", "false"], found);
        go.SetResult();
        await Expect(page.Locator(".filter .btn").First).ToHaveTextAsync("Apply");
    }

    [Fact]
    public async Task Flash_AfterARedirect_IsAnnouncedAndStays()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync("还没写完的小程序草稿");
        await page.PressAsync("Save draft");

        await Expect(page.Locator("body > [role=status]")).ToContainTextAsync("The draft");
        await page.WaitForTimeoutAsync(LeastToRead);

        await Expect(page.Locator(".flash")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CopyButton_Pressed_ConfirmsLongEnoughToBeRead()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var button = page.Locator(".copy").First;

        await button.ClickAsync();

        await Expect(page.Locator("body > [role=status]")).ToHaveTextAsync("Copied");
        await page.WaitForTimeoutAsync(LeastToRead);
        Assert.Contains("is-copied", await button.GetAttributeAsync("class"), StringComparison.Ordinal);
    }
}
