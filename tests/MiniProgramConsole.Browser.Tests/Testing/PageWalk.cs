using Microsoft.Playwright;
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
        await Expect(page.Locator(".error-summary h2")).ToHaveTextAsync(locale == "zh-CN" ? "有 7 处需要修改" : "There are 7 problems");
        yield return "create with errors";
        await page.GotoAsync("/no/such/page");
        yield return "not found";
        await foreach (var name in ManagingPagesAsync(page))
        {
            yield return name;
        }
    }

    private static async IAsyncEnumerable<string> ManagingPagesAsync(IPage page)
    {
        await page.GotoAsync("/workspaces");
        await page.OpenListAsync();
        var list = page.Url;
        await page.GotoAsync($"{list}/new");
        await page.Locator("#Name").FillAsync("还没写完的小程序草稿");
        await page.Locator("button[formaction*='/drafts']").ClickAsync();
        await Expect(page.Locator(".draft")).ToBeVisibleAsync();
        yield return "list with a draft";
        await page.Locator(".draft a").ClickAsync();
        await Expect(page.Locator("#Name")).ToHaveValueAsync("还没写完的小程序草稿");
        yield return "draft";
        await page.GotoAsync($"{list}?q=nothing&sort=name");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        yield return "list without results";
        await page.GotoAsync($"{list}?status=deleted");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        yield return "deleted list without programs";
        await page.GotoAsync(list);
        await page.Locator(".program-table .program-name").First.ClickAsync();
        await page.WaitForURLAsync("**/mini-programs/*");
        var program = page.Url;
        yield return "details";
        await page.GotoAsync($"{program}/edit");
        await page.Locator("#Tagline").FillAsync("短");
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "edit with an error";
        await page.GotoAsync($"{program}/edit");
        yield return "edit";
        var other = await page.Context.NewPageAsync();
        await ModifyAsync(other, program, "另一个窗口先保存的标语");
        await other.CloseAsync();
        await page.Locator("#Tagline").FillAsync("这个窗口后保存的标语内容");
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".conflict")).ToBeVisibleAsync();
        yield return "conflict";
        await page.Locator(".conflict-form .btn-primary").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "conflict without a choice";
        await page.GotoAsync($"{program}/edit");
        await page.Locator("#Tagline").FillAsync("登录过期时正在写的标语");
        await page.EndSessionAsync();
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".sign-in .flash")).ToBeVisibleAsync();
        yield return "sign-in with something kept";
        await page.SignInHereAsync();
        await page.WaitForURLAsync("**/edit?unsent=*");
        yield return "edit with what was kept";
        await page.GotoAsync($"{program}/edit");
        await Expect(page.Locator(".unsent").First).ToBeVisibleAsync();
        yield return "edit with an offer";
        await page.GotoAsync($"{program}/history");
        await page.Locator(".entry summary").First.ClickAsync();
        yield return "history";
        await page.GotoAsync($"{program}/delete");
        var name = await page.Locator(".breadcrumb li:nth-child(2)").TextContentAsync();
        yield return "delete";
        await page.Locator("#TypedName").FillAsync("不是这个名称");
        await page.Locator(".btn-danger-fill").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "delete with an error";
        await page.Locator("#TypedName").FillAsync(name!.Trim());
        await page.Locator(".btn-danger-fill").ClickAsync();
        await Expect(page.Locator(".flash")).ToBeVisibleAsync();
        await page.GotoAsync($"{list}?status=deleted");
        await Expect(page.Locator(".cell-restore button")).ToBeVisibleAsync();
        yield return "deleted list";
        await page.GotoAsync(program);
        await Expect(page.Locator(".deleted-banner")).ToBeVisibleAsync();
        yield return "deleted details";
        var members = list.Replace("/mini-programs", "/members", StringComparison.Ordinal);
        await page.GotoAsync(members);
        yield return "members and invitations";
        await page.GotoAsync($"{members}/invite");
        await page.Locator("form .btn-primary").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "invite with errors";
        await page.GotoAsync("/account/invitation?token=unknown");
        yield return "invitation that is dead";
        await page.GotoAsync("/development/mails");
        // The link was written before the console knew its address, so only its path works.
        var link = await page.Locator(".mail a[href*=invitation]").First.GetAttributeAsync("href");
        await page.GotoAsync(new Uri(link!).PathAndQuery);
        yield return "invitation";
        var activity = list.Replace("/mini-programs", "/activity", StringComparison.Ordinal);
        await page.GotoAsync(activity);
        await page.Locator(".entry summary").First.ClickAsync();
        yield return "activity";
        await page.GotoAsync($"{activity}?did=mini-program.restored");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        yield return "activity without results";
        await page.GotoAsync($"{activity}?from=yesterday");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "activity with a wrong day";
        await foreach (var settingsPage in SettingsPagesAsync(page, list.Replace("/mini-programs", "/settings", StringComparison.Ordinal)))
        {
            yield return settingsPage;
        }
    }

    /// <summary>Also makes and cancels an ownership offer.</summary>
    private static async IAsyncEnumerable<string> SettingsPagesAsync(IPage page, string settings)
    {
        await page.GotoAsync(settings);
        await page.Locator("#WorkspaceName").FillAsync("");
        await page.Locator("form[action$='/name'] button").ClickAsync();
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        yield return "settings with an error";
        await page.GotoAsync(settings);
        await page.Locator("#NewOwner").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("form[action$='/offer'] button").ClickAsync();
        await Expect(page.Locator(".flash")).ToBeVisibleAsync();
        yield return "settings with an offer";
        await page.Locator("form[action$='/cancel'] button").ClickAsync();
        await Expect(page.Locator("#NewOwner")).ToBeVisibleAsync();
        foreach (var (name, address) in new[] { ("close", "/close"), ("rename the merchant", "/merchant"),
            ("add a workspace", "/workspaces/new") })
        {
            await page.GotoAsync(settings + address);
            yield return name;
        }

        await page.GotoAsync(settings.Replace("/settings", "/ownership", StringComparison.Ordinal));
        yield return "no offer";
    }

    private static async Task ModifyAsync(IPage page, string program, string tagline)
    {
        await page.GotoAsync($"{program}/edit");
        await page.Locator("#Tagline").FillAsync(tagline);
        await page.Locator(".form-actions .btn-primary").ClickAsync();
        await Expect(page.Locator(".flash")).ToBeVisibleAsync();
    }
}
