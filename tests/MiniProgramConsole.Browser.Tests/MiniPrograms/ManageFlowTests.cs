using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class ManageFlowTests(SystemBrowser browser)
{
    private const string Name = "晨光咖啡";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Details_FromTheList_ShowTheLogoInAllItsSizes(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);

        await page.OpenProgramAsync(Name);

        await Expect(page.Fact("Tagline")).ToHaveTextAsync("现磨咖啡，到店自取，一杯起送");
        await Expect(page.Fact("Mini Program Industry")).ToHaveTextAsync("Coffee shop");
        await Expect(page.Locator("main img")).ToHaveCountAsync(12);
        foreach (var picture in await page.Locator("main img").AllAsync())
        {
            await Walk.AssertLoadedAsync(picture);
        }
    }

    [Fact]
    public async Task CopyButton_Pressed_PutsTheIdIntoTheClipboard()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        await page.OpenProgramAsync(Name);

        await page.PressAsync($"Copy the mini program ID of {Name}");

        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Copied");
        Assert.Equal(
            await page.Fact("Mini program ID").TextContentAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Modify_AField_IsSavedAndConfirmedAndNotSavedTwice(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.OpenEditAsync(Name);

        await page.GetByLabel("Tagline").FillAsync("手冲咖啡和新鲜烘焙的豆子");
        await page.PressAsync("Save");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡 was saved.");
        await Expect(page.Fact("Tagline")).ToHaveTextAsync("手冲咖啡和新鲜烘焙的豆子");
        await page.LinkAsync("Modify");
        await Expect(page.GetByLabel("Tagline")).ToHaveValueAsync("手冲咖啡和新鲜烘焙的豆子");
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("There are no changes to 晨光咖啡, so nothing was saved.");
        await page.LinkAsync("History");
        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Modify_AnInvalidValueWithANewLogo_KeepsBothUntilCorrected(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.OpenProgramAsync(Name);
        var formerLogo = await page.Locator(".program-head-logo").GetAttributeAsync("src");
        await page.LinkAsync("Modify");
        await Expect(page.GetByText("This is the current logo. Choose another image to replace it.")).ToBeVisibleAsync();

        await page.GetByLabel("Mini Program Name").FillAsync("晨");
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.PressAsync("Save"), response => response.Request.Method == "POST" && response.Request.IsNavigationRequest);

        Assert.Equal(400, answer.Status);
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("The name is 2 characters long. It needs at least 3.");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync("晨");
        await Expect(page.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
        await Walk.AssertLoadedAsync(page.Locator(".logo-kept img").First);
        await page.GetByLabel("Mini Program Name").FillAsync("晨光咖啡馆");
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡馆 was saved.");
        var logo = page.Locator(".program-head-logo");
        await Expect(logo).Not.ToHaveAttributeAsync("src", formerLogo!);
        await Walk.AssertLoadedAsync(logo);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task History_OfAModifiedNameAndLogo_ShowsBothBeforeAndAfter(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript);
        await page.OpenEditAsync(Name);
        await page.GetByLabel("Mini Program Name").FillAsync("晨光咖啡馆");
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await page.PressAsync("Save");

        await page.LinkAsync("History");

        var entry = page.Locator(".entry").First;
        await Expect(entry.Locator(".entry-head")).ToHaveTextAsync("Lin Wei modified 晨光咖啡馆");
        await Expect(entry.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(Row(entry, "Mini Program Name").Locator("td")).ToHaveTextAsync(["晨光咖啡", "晨光咖啡馆"]);
        var pictures = Row(entry, "Logo").GetByRole(AriaRole.Img, new() { Name = "Logo" });
        await Expect(pictures).ToHaveCountAsync(2);
        await Walk.AssertLoadedAsync(pictures.First);
        await Walk.AssertLoadedAsync(pictures.Last);
        Assert.NotEqual(await pictures.First.GetAttributeAsync("src"), await pictures.Last.GetAttributeAsync("src"));
        var creation = page.Locator(".entry").Last;
        await Expect(creation.Locator(".entry-head")).ToHaveTextAsync("Lin Wei created 晨光咖啡");
        await Expect(creation.Locator("table")).ToBeHiddenAsync();
        await creation.GetByText("Show fields").ClickAsync();
        await Expect(Row(creation, "Mini Program Name").Locator("td")).ToHaveTextAsync([Name]);
    }

    private static ILocator Row(ILocator entry, string field) =>
        entry.Locator("tbody tr", new() { Has = entry.Page.GetByRole(AriaRole.Rowheader, new() { Name = field, Exact = true }) });
}
