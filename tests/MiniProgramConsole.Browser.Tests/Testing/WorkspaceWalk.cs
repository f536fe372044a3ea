using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Visits a workspace's pages in every state, for <see cref="PageWalk"/>.</summary>
internal static class WorkspaceWalk
{
    public static async IAsyncEnumerable<string> EveryPageAsync(IPage page)
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
        await page.ArriveAsync("/mini-programs/[^/]+$");
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
        await page.ArriveAsync(@"/edit\?unsent=");
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
