using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class DeleteFlowTests(SystemBrowser browser)
{
    private const string Name = "青叶茶园 Green Leaf";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Owner_TypesTheName_DeletesAndRestores(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.OpenProgramAsync(Name);
        await page.LinkAsync("Delete…");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Delete {Name}");

        await page.GetByLabel("Mini program name").FillAsync("Green Leaf");
        await page.PressAsync("Delete");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".field-error")).ToHaveTextAsync($"Error: That is not the name. Type {Name} to delete it.");
        await Expect(page.GetByLabel("Mini program name")).ToHaveValueAsync("Green Leaf");
        await page.GetByLabel("Mini program name").FillAsync(Name);
        await page.PressAsync("Delete");

        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{Name} was deleted. You can restore it within 30 days.");
        await Expect(page.GetByText("2 of 10 used for Alipay China")).ToBeVisibleAsync();
        await Expect(page.Locator(".program-table .program-name")).ToHaveTextAsync(["周末去哪儿玩", "晨光咖啡"]);
        await page.ShowDeletedAsync();
        await Expect(page.Locator(".program-table .program-name")).ToHaveTextAsync([Name]);
        await page.OpenProgramAsync(Name);
        await Expect(page.Locator(".deleted-banner p")).ToContainTextAsync("Deleted by Lin Wei on");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Modify" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Delete…" })).ToHaveCountAsync(0);

        await page.PressAsync("Restore");
        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{Name} was restored.");
        await page.LinkAsync("Mini programs");
        await Expect(page.GetByText("3 of 10 used for Alipay China")).ToBeVisibleAsync();
        await Expect(page.Locator(".program-table .program-name")).ToHaveTextAsync(["周末去哪儿玩", Name, "晨光咖啡"]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Restore_WithoutAFreePlace_SaysSo(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.DeleteProgramAsync(Name);
        for (var number = 1; number <= 8; number++)
        {
            await page.CreateProgramAsync($"第{number}家咖啡馆");
        }

        await Expect(page.GetByText("10 of 10 used for Alipay China")).ToBeVisibleAsync();

        await page.ShowDeletedAsync();
        await page.PressAsync($"Restore {Name}");

        await Expect(page.Locator(".error-list")).ToHaveTextAsync(
            "Demo Coffee already has 10 mini programs for Alipay China. Delete one to restore this one.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToBeVisibleAsync();
    }
}
