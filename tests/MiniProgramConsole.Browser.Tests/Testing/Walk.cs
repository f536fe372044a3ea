using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Ways that several tests go.</summary>
internal static class Walk
{
    public const string Password = "Demo-Passw0rd!";

    public static string Logo { get; } = Path.Combine(AppContext.BaseDirectory, "Images", "logo.png");

    public static async Task SignInAsync(this IPage page, string who = "owner")
    {
        await page.GotoAsync("/account/sign-in");
        await page.SignInHereAsync(who);
        await page.WaitForURLAsync("**/workspaces");
    }

    /// <summary>Signs in on the page that is open, in either language.</summary>
    public static async Task SignInHereAsync(this IPage page, string who = "owner")
    {
        await page.Locator("#Email").FillAsync($"{who}@demo.example");
        await page.Locator("#Password").FillAsync(Password);
        await page.Locator("form[action^='/account/sign-in'] button").ClickAsync();
    }

    /// <summary>Lets the browser's session end, as after a while without use.</summary>
    public static Task EndSessionAsync(this IPage page) => page.Context.ClearCookiesAsync(new() { Name = "console.session" });

    public static async Task OpenListAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Demo Coffee", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/mini-programs");
    }

    /// <summary>Opens a window in which a person has the list of Demo Coffee before them.</summary>
    public static async Task<IPage> OpenListAsync(
        this SystemBrowser browser, ConsoleServer server, bool javaScript, string who = "owner")
    {
        var context = await browser.OpenAsync(server, new() { JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync(who);
        await page.OpenListAsync();
        return page;
    }

    /// <summary>Opens a mini program from the list.</summary>
    public static async Task OpenProgramAsync(this IPage page, string name)
    {
        await page.LinkAsync(name);
        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
    }

    /// <summary>Opens a mini program from the list, and its form.</summary>
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

    /// <summary>Creates a mini program, from the list to the list.</summary>
    public static async Task CreateProgramAsync(this IPage page, string name)
    {
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync(name);
        await page.FillRestAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(Logo);
        await page.PressAsync("Create");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{name} was created.");
    }

    /// <summary>Deletes a mini program, from the list to the list.</summary>
    public static async Task DeleteProgramAsync(this IPage page, string name)
    {
        await page.OpenProgramAsync(name);
        await page.LinkAsync("Delete…");
        await page.GetByLabel("Name of the mini program").FillAsync(name);
        await page.PressAsync("Delete");
        await Expect(page.Locator(".flash")).ToContainTextAsync($"{name} was deleted.");
    }

    /// <summary>Filters the list for what was deleted.</summary>
    public static async Task ShowDeletedAsync(this IPage page)
    {
        await page.GetByLabel("Status").SelectOptionAsync("Deleted");
        await page.PressAsync("Apply");
    }

    /// <summary>Fills what a new mini program needs besides its name and its logo.</summary>
    public static async Task FillRestAsync(this IPage page)
    {
        await page.GetByLabel("Tagline").FillAsync("这条标语正好十个汉字呀");
        await page.GetByLabel("Description").FillAsync("二十个字的描述，二十个字的描述，二十个字的描述。");
        // Where the script has put a search box over it, the select is hidden and still what is sent.
        await page.Locator("select[name=Industry]").SelectOptionAsync("food-coffee", new() { Force = true });
        await page.GetByLabel("Customer Service Contact Number").FillAsync("0571-1234567");
        await page.GetByLabel("Customer Service Contact Email").FillAsync("service@demo.example");
    }

    /// <summary>The console under a name: browsers know no passkeys at 127.0.0.1.</summary>
    public static Uri ByName(this Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    /// <summary>Waits for what a script shows late.</summary>
    public static Task SettleAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-preview]')].every((preview) => !preview.hidden)");

    /// <summary>The value that a detail page has under a label.</summary>
    public static ILocator Fact(this IPage page, string label) =>
        page.Locator(".fact", new() { Has = page.Locator("dt", new() { HasTextString = label }) }).Locator("dd").First;

    /// <summary>What a link gives to save.</summary>
    public static async Task<byte[]> DownloadAsync(this IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.LinkAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Whether a picture came and was decoded.</summary>
    public static async Task AssertLoadedAsync(ILocator picture)
    {
        await picture.ScrollIntoViewIfNeededAsync();
        await picture.EvaluateAsync("picture => picture.complete || new Promise(done => picture.addEventListener('load', done))");
        Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 0, "The picture was not loaded.");
    }
}
