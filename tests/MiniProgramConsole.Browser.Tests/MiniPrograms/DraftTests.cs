using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class DraftTests(SystemBrowser browser)
{
    private const string Name = "草稿里的咖啡";

    [Fact]
    public async Task Button_WithoutJavaScript_KeepsTheFormForAnotherDevice()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: false);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await page.PressAsync("Save draft");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("The draft is kept for 30 days. Only you can see it.");
        await Expect(page.Locator(".drafts + .filter ~ .table-card")).ToBeVisibleAsync();
        await Expect(Drafts(page)).ToHaveTextAsync([Name]);
        await Walk.AssertLoadedAsync(page.Locator(".draft img"));

        var other = await browser.OpenListAsync(server, javaScript: false);
        await other.LinkAsync(Name);
        await Expect(other.GetByLabel("Mini Program Name")).ToHaveValueAsync(Name);
        await Expect(other.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
        await Walk.AssertLoadedAsync(other.Locator(".logo-kept img").First);
        await other.FillRestAsync();
        await other.PressAsync("Create");

        await Expect(other.Locator(".flash")).ToContainTextAsync($"{Name} was created.");
        await Expect(Drafts(other)).ToHaveCountAsync(0);
        await Expect(other.Locator(".program-table .program-name").First).ToHaveTextAsync(Name);
        await Walk.AssertLoadedAsync(other.Locator(".program-table .program-logo").First);
    }

    [Fact]
    public async Task Typing_WithJavaScript_SurvivesAReloadUntilDiscarded()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.GetByLabel("Description").FillAsync("两行\n描述");
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync("Draft saved");

        await page.ReloadAsync();

        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync(Name);
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("两行\n描述");
        await Expect(page.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
        await page.LinkAsync("Cancel");
        await Expect(Drafts(page)).ToHaveTextAsync([Name]);
        await page.PressAsync($"Discard {Name}");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("The draft was discarded.");
        await Expect(Drafts(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Back_AfterCreatingFromAnAutosavedForm_GetsTheFirstResult()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.FillRestAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await Expect(page.Locator("[data-autosave-status]")).ToHaveTextAsync("Draft saved");
        await page.PressAsync("Create");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{Name} was created.");
        await Expect(Drafts(page)).ToHaveCountAsync(0);

        await page.GoBackAsync();

        await Expect(page.Locator(".flash")).ToHaveTextAsync($"This form has already created {Name}. It was not created twice.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task AnotherPerson_DoesNotSeeTheDraft(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: false);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(Name);
        await page.PressAsync("Save draft");
        await page.LinkAsync(Name);

        var master = await browser.OpenListAsync(server, javaScript, "master");

        await Expect(Drafts(master)).ToHaveCountAsync(0);
        var answer = await master.GotoAsync(page.Url);
        Assert.Equal(404, answer!.Status);
    }

    private static ILocator Drafts(IPage page) => page.Locator(".drafts .program-name");
}
