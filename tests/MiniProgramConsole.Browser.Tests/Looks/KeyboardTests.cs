using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>Uses the keyboard alone; every stop must show its focus.</summary>
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
    public async Task Create_FromTheLandingPageOnANarrowScreenInChinese_NeedsNoMouseAndShowsNoEnglish()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { Locale = "zh-CN", ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.EnterAsync("登录");
        await ReachAsync(page, server, "登录");
        await page.TypeIntoAsync("邮箱", "owner@demo.example");
        await page.TypeIntoAsync("密码", Walk.Password);
        await page.Keyboard.PressAsync("Enter");
        await ReachAsync(page, server, "选择工作空间");
        await page.EnterAsync("Demo Coffee");
        await ReachAsync(page, server, "小程序");
        await page.EnterAsync("打开导航");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "工作空间" })).ToBeVisibleAsync();
        await page.EnterAsync("成员");
        await ReachAsync(page, server, "成员");
        await page.EnterAsync("打开导航");
        await page.EnterAsync("管理小程序");
        await ReachAsync(page, server, "小程序");
        await page.EnterAsync("+ 创建小程序");
        await ReachAsync(page, server, "创建小程序");
        await FillInChineseAsync(page);
        await page.EnterAsync("创建");

        await Expect(page.Locator(".flash")).ToContainTextAsync("「山茶咖啡馆」已创建，小程序 ID 为");
        await ReachAsync(page, server, "小程序");
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
        await page.TabToAsync("Mini program name");
        await page.Keyboard.TypeAsync("晨光咖啡");
        await page.EnterAsync("Delete");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("晨光咖啡 was deleted. You can restore it within 30 days.");
    }

    [Fact]
    public async Task Invite_FromTheMembersToTheMessage_NeedsNoMouse()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);

        await page.EnterAsync("Members");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Members");
        await page.EnterAsync("Invite");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Invite to Demo Coffee");
        await page.TabToAsync("Email");
        await page.Keyboard.TypeAsync("wu@demo.example");
        await page.TabToAsync("Name");
        await page.Keyboard.TypeAsync("Wu Qing");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.EnterAsync("Send the invitation");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("Wu Qing was invited. An email with a link is on its way.");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "wu@demo.example" })).ToContainTextAsync("Master");
    }

    [Fact]
    public async Task Password_FromTheSecurityPageToTheMessage_NeedsNoMouse()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.GotoAsync("/account/security");

        await page.EnterAsync("Change password");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Change password");
        await page.TabToAsync("Current password");
        await page.Keyboard.TypeAsync(Walk.Password);
        await page.TabToAsync("New password");
        await page.Keyboard.TypeAsync("four quiet words here");
        await page.EnterAsync("Change password");

        await Expect(page.Locator(".flash")).ToHaveTextAsync("Your password was changed. Your other sessions were signed out.");
    }

    private static async Task FillInChineseAsync(IPage page)
    {
        foreach (var field in MiniProgramFieldList.Modifiable)
        {
            await page.TabToAsync(field.Label("zh-Hans"));
            await (field == MiniProgramFieldList.Logo ? ChooseLogoAsync(page)
                : field == MiniProgramFieldList.Industry ? ChooseIndustryAsync(page)
                : page.Keyboard.TypeAsync(field.Get(Walk.Filled)!));
        }
    }

    private static async Task ChooseLogoAsync(IPage page)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(Walk.Logo);
        await Expect(page.Locator("[data-logo-carried]")).Not.ToHaveValueAsync("");
    }

    private static async Task ChooseIndustryAsync(IPage page)
    {
        await page.Keyboard.TypeAsync("kafei");
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Checks that the page has the heading and no English text.</summary>
    private static async Task ReachAsync(IPage page, ConsoleServer server, string heading)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        Assert.Empty(await page.ForeignWordsAsync(await server.WrittenByPeopleAsync()));
    }
}
