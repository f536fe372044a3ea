using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>What only a browser shows of every page: width, console messages, focus.</summary>
public sealed class PageTests(SystemBrowser browser)
{
    private const int Narrow = 390;

    [Theory, InlineData(true), InlineData(false)]
    public async Task EveryPage_OnANarrowScreen_ScrollsNotSideways(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { ViewportSize = new() { Width = Narrow, Height = 844 }, HasTouch = true, JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();

        await foreach (var name in PagesAsync(page))
        {
            var width = await page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth");
            Assert.True(width <= Narrow, $"{name} is {width} pixels wide on a screen of {Narrow}.");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Drawer_OnANarrowScreen_OpensByItsButton(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { ViewportSize = new() { Width = Narrow, Height = 844 }, JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        var item = page.GetByRole(AriaRole.Link, new() { Name = "Manage Mini Program" });
        await Expect(item).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Open navigation" }).ClickAsync();

        await Expect(item).ToBeVisibleAsync();
    }

    [Theory, InlineData("en-US", "en"), InlineData("zh-CN", "zh-Hans")]
    public async Task EveryPage_InEachLanguage_LeavesTheConsoleEmpty(string locale, string language)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { Locale = locale });
        var page = await context.NewPageAsync();
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => messages.Add($"{page.Url}: {error}");

        await foreach (var name in PagesAsync(page, locale))
        {
            Assert.True(language == await page.Locator("html").GetAttributeAsync("lang"), $"{name} is not in {language}.");
        }

        // Chromium notes each answer with an error status, which these pages are.
        messages.RemoveAll(message => message.Contains("status of 400", StringComparison.Ordinal) || message.Contains("status of 404", StringComparison.Ordinal));
        Assert.True(messages.Count == 0, string.Join('\n', messages));
    }

    [Fact]
    public async Task CreateForm_InChinese_HasItsLabels()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { Locale = "zh-CN" });
        var page = await context.NewPageAsync();

        await foreach (var name in PagesAsync(page, "zh-CN"))
        {
            if (name == "create")
            {
                await Expect(page.Locator(".panel .field-label")).ToHaveTextAsync(
                    ["语言", "小程序名称", "标语", "描述", "图标", "小程序行业", "客服电话", "客服邮箱"]);
            }
        }
    }

    [Fact]
    public async Task Password_CanBeShownAndIsHiddenAgainWhenSent()
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
        await TabToAsync(page, "Email");
        await page.Keyboard.TypeAsync("owner@demo.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Walk.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/workspaces");
        await TabToAsync(page, "Demo Coffee");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/mini-programs");
        await TabToAsync(page, "+ Create Mini Program");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/new");
        await TabToAsync(page, "Mini Program Name");
        await TabToAsync(page, "Create");
    }

    [Fact]
    public async Task Developer_ReachesTheUnusableButtonAndHearsWhy()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.SignInAsync("developer");
        await page.OpenListAsync();

        await TabToAsync(page, "+ Create Mini Program");

        var button = page.Locator(":focus");
        await Expect(button).ToBeDisabledAsync();
        await Expect(button).ToHaveAccessibleDescriptionAsync("Only the owner and masters of this workspace can create mini programs. Ask Lin Wei.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/mini-programs$"));
    }

    /// <summary>Goes through all pages and stops at each.</summary>
    private static async IAsyncEnumerable<string> PagesAsync(IPage page, string locale = "en-US")
    {
        await page.GotoAsync("/");
        yield return "landing";
        await page.GotoAsync("/account/sign-in");
        yield return "sign-in";
        await page.GotoAsync("/account/register");
        await page.Locator("button[type=submit]").ClickAsync();
        yield return "register with errors";
        await page.Locator("#Email").FillAsync("new@register.example");
        await page.Locator("#DisplayName").FillAsync("Lin Wei");
        await page.Locator("#Password").FillAsync("seven plum kettles hum");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/sent");
        yield return "mail sent";
        await page.GotoAsync("/development/mails");
        yield return "mails";
        await page.Locator(".mail a").First.ClickAsync();
        yield return "confirm";
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#Email").FillAsync("owner@demo.example");
        await page.Locator("#Password").FillAsync(Walk.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/workspaces");
        yield return "workspaces";
        await page.GotoAsync("/merchants/new");
        yield return "found a merchant";
        await page.GotoAsync("/workspaces");
        await page.OpenListAsync();
        yield return "list";
        await page.GotoAsync(page.Url + "/new");
        yield return "create";
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".error-summary h2")).ToHaveTextAsync(locale == "zh-CN" ? "有 7 处需要修改" : "There are 7 things to mend");
        yield return "create with errors";
        await page.GotoAsync("/no/such/page");
        yield return "not found";
    }

    /// <summary>Presses Tab until the element with a name has the focus; each stop on the way shows it.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = page.Locator(":focus");
            var outline = await focus.EvaluateAsync<string>(
                "e => [e, e.closest('.logo-drop, .ts-control, .workspace-card, .choice')].map(x => x ? getComputedStyle(x) : null)" +
                ".some(s => s && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none')) ? '' : e.outerHTML");
            Assert.True(outline.Length == 0, $"The focus does not show on {outline}");
            if (await focus.EvaluateAsync<string>("e => (e.labels?.[0] ?? e).textContent.trim()") == name)
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach {name}.");
    }
}
