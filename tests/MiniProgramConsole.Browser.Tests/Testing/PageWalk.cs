using Microsoft.Playwright;
using MiniProgramConsole.Core.MiniPrograms;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Visits every page in every state.</summary>
internal static class PageWalk
{
    /// <summary>Returns at each page, so that the caller can check it.</summary>
    public static async IAsyncEnumerable<string> EveryPageAsync(IPage page, string locale = "en-US")
    {
        await page.GotoAsync("/");
        yield return "landing";
        await page.GotoAsync("/about");
        await page.Locator(".library summary").First.ClickAsync();
        yield return "about";
        await page.GotoAsync("/account/sign-in");
        yield return "sign-in";
        await page.GotoAsync("/account/register");
        await page.Locator("button[type=submit]").ClickAsync();
        yield return "register with errors";
        await page.Locator("#Email").FillAsync("new@register.example");
        await page.Locator("#DisplayName").FillAsync("Lin Wei");
        await page.Locator("#Password").FillAsync("seven plum kettles hum");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ArriveAsync("/sent$");
        yield return "mail sent";
        await page.GotoAsync("/development/mails");
        yield return "mails";
        await page.Locator(".mail a").First.ClickAsync();
        yield return "confirm";
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#Email").FillAsync("owner@demo.example");
        await page.Locator("#Password").FillAsync(Walk.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ArriveAsync("/workspaces$");
        yield return "workspaces";
        string[] own =
        [
            "/account", "/account/email", "/account/security/password", "/account/sessions", "/account/events", "/account/forgot",
            "/account/reset",
        ];
        foreach (var address in own)
        {
            await page.GotoAsync(address);
            yield return address;
        }

        await page.GotoAsync("/account/sign-ins");
        yield return "recent sign-ins";
        await page.GotoAsync("/account/security/authenticator");
        yield return "begin an authenticator";
        await page.Locator("form[action$='/begin'] button").ClickAsync();
        await Expect(page.Locator(".qr-code")).ToBeVisibleAsync();
        yield return "authenticator";
        await page.GotoAsync("/merchants/new");
        yield return "create a merchant";
        await page.GotoAsync("/account/security");
        yield return "security";
        await page.GotoAsync("/account/security/passkeys/new");
        yield return "add a passkey";
        await page.GotoAsync("/account/data");
        yield return "own data";
        await page.GotoAsync("/account/data/delete");
        yield return "delete the account";
        await page.GotoAsync("/about");
        yield return "about, signed in";
        await page.GotoAsync("/workspaces");
        await page.LinkAsync("Demo Coffee Lab");
        await Expect(page.Locator(".guide")).ToBeVisibleAsync();
        yield return "guide";
        // An owner can't leave their own workspace.
        await page.GotoAsync(page.Url.Replace("/mini-programs", "/members/leave", StringComparison.Ordinal));
        await Expect(page.Locator(".message-page")).ToBeVisibleAsync();
        yield return "forbidden";
        await page.GotoAsync("/workspaces");
        await page.OpenListAsync();
        yield return "list";
        await page.GotoAsync(page.Url + "/new");
        yield return "create";
        if (await page.Locator(".help-button").IsVisibleAsync())
        {
            await page.Locator(".help-button").ClickAsync();
            yield return "rules over the form";
            await page.Locator(".form-help .icon-btn").ClickAsync();
        }

        await page.Locator(".form-actions .btn-primary").ClickAsync();
        var wrong = MiniProgramFieldList.Modifiable.Count;
        await Expect(page.Locator(".error-summary h2"))
            .ToHaveTextAsync(locale == "zh-CN" ? $"有 {wrong} 处需要修改" : $"There are {wrong} problems");
        yield return "create with errors";
        await page.GotoAsync("/no/such/page");
        yield return "not found";
        await foreach (var name in WorkspaceWalk.EveryPageAsync(page))
        {
            yield return name;
        }
    }
}
