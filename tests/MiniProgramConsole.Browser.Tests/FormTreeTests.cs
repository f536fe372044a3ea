using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>The create form as screen readers meet it, read from Chromium's accessibility tree.</summary>
public sealed class FormTreeTests(SystemBrowser browser, ITestOutputHelper output)
{
    [Theory]
    [InlineData("en-US", true)]
    [InlineData("zh-CN", false)]
    public async Task Dump(string locale, bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { Locale = locale, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = 1440, Height = 2400 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#Email").FillAsync("owner@demo.example");
        await page.Locator("#Password").FillAsync(Walk.Password);
        await page.Locator("form[action^='/account/sign-in'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/workspaces");
        await page.OpenListAsync();
        await page.GotoAsync(page.Url + "/new");
        if (javaScript) { await page.Locator(".ts-control").WaitForAsync(); await page.Locator(".ts-control input").ClickAsync(); }
        await WriteAsync(page);
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        await WriteAsync(page);
    }

    private async Task WriteAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = AccessibleNode.Of((await session.SendAsync("Accessibility.getFullAXTree"))!.Value);
        void Show(AccessibleNode node, int depth)
        {
            output.WriteLine(new string(' ', depth) + node.Role + " '" + node.Name + "' (" + node.Description + ") " + string.Join(',', node.States.Select(s => s.Key + "=" + s.Value)));
            foreach (var c in node.Children) Show(c, depth + 1);
        }
        Show(tree.All().First(node => node.Role == "main"), 0);
    }
}
