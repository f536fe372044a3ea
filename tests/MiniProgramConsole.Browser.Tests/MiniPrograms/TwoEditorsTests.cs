using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class TwoEditorsTests(SystemBrowser browser)
{
    private const string OwnersTagline = "老板写的标语有十个字以上";
    private const string MastersTagline = "主管写的标语也有十个字以上";

    [Theory, InlineData(true), InlineData(false)]
    public async Task SecondEditor_ChoosingPerField_GetsTheChosenValues(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (owner, master) = await OpenBothAsync(server, javaScript);
        await owner.GetByLabel("Mini Program Name").FillAsync("晨光咖啡馆");
        await owner.GetByLabel("Tagline").FillAsync(OwnersTagline);
        await SaveAsync(owner, "晨光咖啡馆");

        await master.GetByLabel("Tagline").FillAsync(MastersTagline);
        await master.GetByLabel("Customer Service Contact Email").FillAsync("master@demo.example");
        await master.PressAsync("Save");

        await Expect(master.Locator("h1")).ToHaveTextAsync("Lin Wei saved changes before you did");
        await Expect(master.Locator("fieldset legend")).ToHaveTextAsync(["Mini Program Name", "Tagline", "Customer Service Contact Email"]);
        await Expect(Theirs(master, "Mini Program Name")).ToBeCheckedAsync();
        await Expect(Mine(master, "Customer Service Contact Email")).ToBeCheckedAsync();
        await Expect(Mine(master, "Tagline")).Not.ToBeCheckedAsync();
        await Expect(Theirs(master, "Tagline")).Not.ToBeCheckedAsync();
        await Expect(Field(master, "Tagline").Locator(".choice"))
            .ToHaveTextAsync([$"Yours {MastersTagline}", $"Saved by Lin Wei {OwnersTagline}"]);

        await master.PressAsync("Save");
        await Expect(master.Locator(".error-summary a")).ToHaveTextAsync("Choose which version to keep.");
        await Expect(Field(master, "Tagline").Locator(".field-error")).ToHaveTextAsync("Error: Choose which version to keep.");
        await Expect(master.Locator(".field-error")).ToHaveCountAsync(1);
        await Expect(Mine(master, "Customer Service Contact Email")).ToBeCheckedAsync();

        await Mine(master, "Tagline").CheckAsync();
        await SaveAsync(master, "晨光咖啡馆");
        await Expect(master.Locator("h1")).ToHaveTextAsync("晨光咖啡馆");
        await Expect(master.Fact("Tagline")).ToHaveTextAsync(MastersTagline);
        await Expect(master.Fact("Customer Service Contact Email")).ToHaveTextAsync("master@demo.example");
        await Expect(master.Fact("Last modified by")).ToContainTextAsync("Chen Jie");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task SecondEditor_ChoosingAgainstTheSuggestions_GetsTheChosenValues(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (owner, master) = await OpenBothAsync(server, javaScript);
        var formerLogo = await owner.Locator(".logo-kept img").First.GetAttributeAsync("src");
        await owner.GetByLabel("Mini Program Name").FillAsync("晨光咖啡馆");
        await SaveAsync(owner, "晨光咖啡馆");

        await master.GetByLabel("Tagline").FillAsync(MastersTagline);
        await master.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        await master.PressAsync("Save");

        await Expect(Mine(master, "Logo")).ToBeCheckedAsync();
        await Walk.AssertLoadedAsync(Field(master, "Logo").Locator("img").First);
        await Walk.AssertLoadedAsync(Field(master, "Logo").Locator("img").Last);
        await Mine(master, "Mini Program Name").CheckAsync();
        await Theirs(master, "Tagline").CheckAsync();
        await SaveAsync(master, "晨光咖啡");
        await Expect(master.Fact("Tagline")).ToHaveTextAsync("现磨咖啡，到店自取，一杯起送");
        await Expect(master.Locator(".program-head-logo")).Not.ToHaveAttributeAsync("src", formerLogo!);
        await Walk.AssertLoadedAsync(master.Locator(".program-head-logo"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task SecondEditor_CancellingTheConflict_KeepsWhatTheFirstSaved(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (owner, master) = await OpenBothAsync(server, javaScript);
        await owner.GetByLabel("Tagline").FillAsync(OwnersTagline);
        await SaveAsync(owner, "晨光咖啡");
        await master.GetByLabel("Tagline").FillAsync(MastersTagline);
        await master.PressAsync("Save");

        await master.LinkAsync("Keep what Lin Wei saved");

        await Expect(master.Fact("Tagline")).ToHaveTextAsync(OwnersTagline);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task SecondEditor_AfterTheFirstDeleted_KeepsTheForm(bool javaScript)
    {
        await using var server = new ConsoleServer();
        var (owner, master) = await OpenBothAsync(server, javaScript);
        await owner.LinkAsync("Mini programs");
        await owner.DeleteProgramAsync("晨光咖啡");

        await master.GetByLabel("Tagline").FillAsync(MastersTagline);
        await master.PressAsync("Save");

        await Expect(master.Locator(".error-list")).ToHaveTextAsync(
            "Lin Wei deleted 晨光咖啡 while you were modifying it, so nothing was saved. Your entries are still here; restore the mini program, then submit the form again.");
        await Expect(master.GetByLabel("Tagline")).ToHaveValueAsync(MastersTagline);
    }

    private static ILocator Field(IPage page, string legend) => page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });

    private static ILocator Mine(IPage page, string legend) => Field(page, legend).GetByRole(AriaRole.Radio, new() { Name = "Yours" });

    private static ILocator Theirs(IPage page, string legend) =>
        Field(page, legend).GetByRole(AriaRole.Radio, new() { Name = "Saved by Lin Wei" });

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.PressAsync("Save");
        await Expect(page.Locator(".flash")).ToHaveTextAsync($"{name} was saved.");
    }

    private async Task<(IPage Owner, IPage Master)> OpenBothAsync(ConsoleServer server, bool javaScript)
    {
        var owner = await browser.OpenListAsync(server, javaScript);
        var master = await browser.OpenListAsync(server, javaScript, "master");
        await owner.OpenEditAsync("晨光咖啡");
        await master.OpenEditAsync("晨光咖啡");
        return (owner, master);
    }
}
