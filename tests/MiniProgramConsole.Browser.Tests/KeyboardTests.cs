using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Managing a mini program by the keyboard alone; each stop shows that it has the focus.</summary>
public sealed class KeyboardTests(SystemBrowser browser)
{
    [Fact]
    public async Task Modify_FromTheListToTheSavedValue_NeedsNoMouse()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);

        await page.EnterAsync("晨光咖啡");
        await Expect(page.Locator("h1")).ToHaveTextAsync("晨光咖啡");
        await page.EnterAsync("Modify");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Modify 晨光咖啡");
        await page.TabToAsync("Tagline");
        await page.Keyboard.TypeAsync("手冲咖啡和新鲜烘焙的豆子");
        await page.EnterAsync("Save");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡 was saved.");
        await Expect(page.Fact("Tagline")).ToHaveTextAsync("手冲咖啡和新鲜烘焙的豆子");
    }

    [Fact]
    public async Task Delete_FromTheListToTheMessage_NeedsNoMouse()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);

        await page.EnterAsync("晨光咖啡");
        await Expect(page.Locator("h1")).ToHaveTextAsync("晨光咖啡");
        await page.EnterAsync("Delete…");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Delete 晨光咖啡");
        await page.TabToAsync("Name of the mini program");
        await page.Keyboard.TypeAsync("晨光咖啡");
        await page.EnterAsync("Delete");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡 was deleted. It can be restored for 30 days.");
    }
}
