using Microsoft.Playwright;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Ways that several tests go.</summary>
internal static class Walk
{
    public const string Password = "Demo-Passw0rd!";

    public static string Logo { get; } = Path.Combine(AppContext.BaseDirectory, "Images", "logo.png");

    public static async Task SignInAsync(this IPage page, string who = "owner")
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.Locator("form[action^='/account/sign-in'] button").ClickAsync();
        await page.WaitForURLAsync("**/workspaces");
    }

    public static async Task OpenListAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Demo Coffee", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/mini-programs");
    }

    /// <summary>Whether a picture came and was decoded.</summary>
    public static async Task AssertLoadedAsync(ILocator picture)
    {
        await picture.ScrollIntoViewIfNeededAsync();
        await picture.EvaluateAsync("picture => picture.complete || new Promise(done => picture.addEventListener('load', done))");
        Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 0, "The picture was not loaded.");
    }
}
