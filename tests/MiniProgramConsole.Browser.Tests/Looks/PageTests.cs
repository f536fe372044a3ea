using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>Needs a browser: width, focus and keys.</summary>
public sealed class PageTests(SystemBrowser browser)
{
    private const int Narrow = 390;
    private const int Height = 844;

    [Fact]
    public async Task EveryPage_WithoutJavaScriptOnANarrowScreen_DoesNotScrollSideways()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { ViewportSize = new() { Width = Narrow, Height = Height }, HasTouch = true, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();

        await foreach (var name in PageWalk.EveryPageAsync(page))
        {
            foreach (var screen in new[] { 320, Narrow })
            {
                await page.SetViewportSizeAsync(screen, Height);
                var width = await page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth");
                Assert.True(width <= screen, $"{name} is {width} pixels wide on a screen of {screen}.");
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Drawer_OnANarrowScreen_OpensByItsButton(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { ViewportSize = new() { Width = Narrow, Height = Height }, JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        var item = page.GetByRole(AriaRole.Link, new() { Name = "Manage Mini Program" });
        await Expect(item).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Open navigation" }).ClickAsync();

        await Expect(item).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CreateForm_InChinese_HasChineseLabels()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { Locale = "zh-CN" });
        var page = await context.NewPageAsync();

        await page.SignInAsync();
        await page.OpenListAsync();
        await page.GotoAsync(page.Url + "/new");

        await Expect(page.Locator(".panel .field-label")).ToHaveTextAsync(
            ["语言", "小程序名称", "标语", "描述", "图标", "小程序行业", "客服电话", "客服邮箱"]);
    }

    [Fact]
    public async Task Password_WhenShown_IsHiddenAgainOnSubmit()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/register");
        var password = page.Locator("#Password");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();

        await Expect(password).ToHaveAttributeAsync("type", "password");
        await page.EvaluateAsync("document.querySelector('form').addEventListener('submit', event => event.preventDefault())");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task Keyboard_FromSignInToTheForm_ShowsTheFocusAtEachStop()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.TabToAsync("Email");
        await page.Keyboard.TypeAsync("owner@demo.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Walk.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/workspaces$");
        await page.TabToAsync("Demo Coffee");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/mini-programs$");
        await page.TabToAsync("+ Create Mini Program");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/new$");
        await page.TabToAsync("Mini Program Name");
        await page.TabToAsync("Create");
    }

    [Fact]
    public async Task DisabledButton_ForADeveloper_IsReachableAndSaysWhy()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.SignInAsync("developer");
        await page.OpenListAsync();

        await page.TabToAsync("+ Create Mini Program");

        var button = page.Locator(":focus");
        await Expect(button).ToBeDisabledAsync();
        await Expect(button)
            .ToHaveAccessibleDescriptionAsync("Only the owner and masters of this workspace can create mini programs. Ask Lin Wei.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/mini-programs$"));
    }
}
