using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Seeder;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Testing;

internal static class Walk
{
    public const string Password = "Demo-Passw0rd!";

    public static string Logo { get; } = Path.Combine(AppContext.BaseDirectory, "Images", "logo.png");

    /// <summary>Values that every rule accepts, except the logo.</summary>
    public static MiniProgramDetails Filled { get; } = new MiniProgramDetails
    {
        Name = "山茶咖啡馆",
        Tagline = "这条标语正好十个汉字呀",
        Description = "二十个字的描述，二十个字的描述，二十个字的描述。",
        Industry = "food-coffee",
        ContactNumber = "0571-1234567",
        ContactEmail = "service@demo.example",
    }.FillIn(LaunchTargetList.AlipayChina);

    public static async Task SignInAsync(this IPage page, string who = "owner")
    {
        await page.GotoAsync("/account/sign-in");
        await page.SignInHereAsync(who);
        await page.ArriveAsync("/workspaces$");
    }

    /// <summary>Works on the open page, in either language.</summary>
    public static async Task SignInHereAsync(this IPage page, string who = "owner")
    {
        await page.Locator("#Email").FillAsync($"{who}@demo.example");
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("form[action^='/account/sign-in'] button").ClickAsync();
    }

    /// <summary>Deletes the session cookie, as if the session had timed out.</summary>
    public static Task EndSessionAsync(this IPage page) => page.Context.ClearCookiesAsync(new() { Name = "console.session" });

    /// <summary>Waits until the page at this address and its scripts are there.</summary>
    public static async Task ArriveAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        await Expect(page).ToHaveURLAsync(new Regex(address));
        // Asked again and again: Playwright's own wait misses an event that comes while it begins to listen.
        await Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
    }

    public static async Task OpenListAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Demo Coffee", Exact = true }).ClickAsync();
        await page.ArriveAsync("/mini-programs$");
    }

    /// <summary>Opens the list of Demo Coffee.</summary>
    public static async Task<IPage> OpenListAsync(
        this SystemBrowser browser, ConsoleServer server, bool javaScript, string who = "owner")
    {
        var context = await browser.OpenAsync(server, new() { JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync(who);
        await page.OpenListAsync();
        return page;
    }

    public static async Task OpenProgramAsync(this IPage page, string name)
    {
        await page.LinkAsync(name);
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
    }

    public static async Task OpenEditAsync(this IPage page, string name)
    {
        await page.OpenProgramAsync(name);
        await page.LinkAsync("Modify");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Modify {name}");
    }

    public static Task LinkAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    public static Task PressAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Starts and ends on the list.</summary>
    public static async Task CreateProgramAsync(this IPage page, string name)
    {
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(name);
        await page.FillRestAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Logo);
        await page.PressAsync("Create");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{name} was created.");
    }

    /// <summary>Starts and ends on the list.</summary>
    public static async Task DeleteProgramAsync(this IPage page, string name)
    {
        await page.OpenProgramAsync(name);
        await page.LinkAsync("Delete…");
        await page.GetByLabel("Mini program name").FillAsync(name);
        await page.PressAsync("Delete");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{name} was deleted.");
    }

    public static async Task ShowDeletedAsync(this IPage page)
    {
        await page.GetByLabel("Status").SelectOptionAsync("Deleted");
        await page.PressAsync("Apply");
    }

    /// <summary>Fills in everything except the name and the logo.</summary>
    public static async Task FillRestAsync(this IPage page)
    {
        await page.FillTextsAsync();
        // The script hides the select behind a search box, but the select's value is what gets submitted.
        await page.Locator("select[name=Industry]").SelectOptionAsync(Filled.Industry!, new() { Force = true });
    }

    /// <summary>Fills in every typed field except the name.</summary>
    public static async Task FillTextsAsync(this IPage page)
    {
        foreach (var field in MiniProgramFieldList.ModifiableText.Where(field => field.Length is not null && field.Name != "Name"))
        {
            await page.Locator($"#{field.Name}").FillAsync(field.Get(Filled)!);
        }
    }

    /// <summary>Uses <c>localhost</c>, because browsers don't support passkeys at 127.0.0.1.</summary>
    public static Uri ByName(this Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    /// <summary>Waits for changes that scripts make with a delay.</summary>
    public static Task SettleAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-preview]')].every((preview) => !preview.hidden)");

    /// <summary>The value with this label on a details page.</summary>
    public static ILocator Fact(this IPage page, string label) =>
        page.Locator(".fact", new() { Has = page.Locator("dt", new() { HasTextString = label }) }).Locator("dd").First;

    public static async Task<byte[]> DownloadAsync(this IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.LinkAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public static async Task AssertLoadedAsync(ILocator picture)
    {
        await picture.ScrollIntoViewIfNeededAsync();
        // Asked again and again, because a page without JavaScript is told of no event.
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 0, "The picture was not loaded.");
    }
}
