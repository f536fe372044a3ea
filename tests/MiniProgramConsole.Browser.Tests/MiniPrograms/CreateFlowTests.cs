using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

public sealed class CreateFlowTests(SystemBrowser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Owner_FromTheLandingPage_CreatesAProgramWithItsLogo(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "SIGN IN", Exact = true }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "CONSOLE", Exact = true }).First.ClickAsync();
        await SignInAtSecondTryAsync(page);
        await page.OpenListAsync();
        await Expect(page.GetByText("3 of 10 used for Alipay China")).ToBeVisibleAsync();
        await Expect(page.Locator(".program-table tbody tr")).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Link, new() { Name = "+ Create Mini Program" }).ClickAsync();
        await Expect(page.Locator(".panel .field-label")).ToHaveTextAsync(["Language", .. FormFields.Labels()]);
        await Expect(page.GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
        await FillAsync(page, javaScript);
        await page.GetByLabel("Mini Program Name").FillAsync("晨");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("The name is 2 characters long. It needs at least 3.");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Expect(page.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
        await Walk.AssertLoadedAsync(page.Locator(".logo-kept img").First);
        await page.GetByLabel("Mini Program Name").FillAsync("浏览器里的小程序");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();

        await page.ArriveAsync("/mini-programs$");
        await Expect(page.Locator(".flash")).ToHaveTextAsync(new Regex(@"浏览器里的小程序 was created\. Its mini program ID is [1-9][0-9]{15}\."));
        await Expect(page.GetByText("4 of 10 used for Alipay China")).ToBeVisibleAsync();
        var row = page.Locator(".program-table tbody tr").First;
        await Expect(row).ToContainTextAsync("浏览器里的小程序");
        await Expect(row).ToContainTextAsync("Coffee shop");
        await Walk.AssertLoadedAsync(row.Locator(".program-logo"));
        await page.ReloadAsync();
        await Expect(page.Locator(".program-table tbody tr")).ToHaveCountAsync(4);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Owner_GoingBackAndSubmittingAgain_GetsTheFirstResult(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "+ Create Mini Program" }).ClickAsync();
        await FillAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await Expect(page.Locator(".flash")).ToContainTextAsync("往返咖啡 was created.");

        await page.GoBackAsync();
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync("往返咖啡");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();

        await Expect(page.Locator(".flash")).ToHaveTextAsync("This form has already created 往返咖啡. It was not created twice.");
        await Expect(page.Locator(".program-table tbody tr")).ToHaveCountAsync(4);
    }

    private static async Task SignInAtSecondTryAsync(IPage page)
    {
        await page.GetByLabel("Email").FillAsync("owner@demo.example");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign In", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The email or password is incorrect.");
        await Expect(page.GetByLabel("Email")).ToHaveValueAsync("owner@demo.example");
        await page.GetByLabel("Password").FillAsync(Walk.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign In", Exact = true }).ClickAsync();
        await page.ArriveAsync("/workspaces$");
    }

    private static async Task FillAsync(IPage page, bool javaScript)
    {
        await page.FillTextsAsync();
        await page.GetByLabel("Mini Program Name").FillAsync("往返咖啡");
        await page.GetByLabel("Description").FillAsync("二十个字的描述，二十个字的描述，\n二十个字的描述。");
        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);
        if (javaScript)
        {
            await ChooseBySearchAsync(page, "咖啡");
            await ChooseBySearchAsync(page, "kafei");
            await ChooseBySearchAsync(page, "kfd");
            await ChooseBySearchAsync(page, "coffee");
            await Expect(page.Locator("#Name-counter")).ToHaveTextAsync("8 of 30 (a Chinese character counts as 2)");
        }
        else
        {
            await page.GetByLabel("Mini Program Industry").SelectOptionAsync("Coffee shop");
        }
    }

    private static async Task ChooseBySearchAsync(IPage page, string words)
    {
        await page.Locator(".ts-control").ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await page.GetByRole(AriaRole.Option, new() { Name = "Coffee shop" }).First.ClickAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".ts-dropdown")).ToBeHiddenAsync();
        Assert.Equal("food-coffee", await page.Locator("select[name=Industry]").InputValueAsync());
    }
}
