using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Uses Chromium's virtual authenticator.</summary>
public sealed class PasskeyTests(SystemBrowser browser)
{
    [Fact]
    public async Task Passkey_AddedNamedAndUsed_SignsInUntilItIsRemoved()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await AddAuthenticatorAsync(page);
        await SignInAsync(page, server);

        await page.GotoAsync(At(server, "/account/security"));
        await page.LinkAsync("Add a passkey");
        await page.PressAsync("Add passkey");
        await Expect(page.Locator(".passkey-message")).ToHaveTextAsync("Enter a name for the passkey.");
        await page.GetByLabel("Passkey name").FillAsync("工作电脑");
        await page.PressAsync("Add passkey");
        await Expect(page.Locator(".flash"))
            .ToHaveTextAsync("The passkey was added. You can now sign in with it. Your other sessions were signed out.");
        await Expect(page.Locator(".key strong")).ToHaveTextAsync("工作电脑");

        await SignOutAsync(page);
        await page.GotoAsync(At(server, "/account/sign-in?returnUrl=%2Faccount%2Fsecurity"));
        await page.PressAsync("Sign in with a passkey");
        await page.ArriveAsync("/account/security$");

        await page.LinkAsync("Rename 工作电脑");
        await page.GetByLabel("Passkey name").FillAsync("Laptop");
        await page.PressAsync("Save name");
        await page.LinkAsync("Remove Laptop");
        await page.PressAsync("Remove passkey");
        await Expect(page.Locator(".flash")).ToHaveTextAsync("The passkey was removed, and the sessions started with it were signed out.");

        await SignOutAsync(page);
        await page.GotoAsync(At(server, "/account/sign-in"));
        await page.PressAsync("Sign in with a passkey");
        await Expect(page.Locator("#sign-in-error")).ToHaveTextAsync(
            "You can't sign in with this passkey: it was removed from its account, or signing in took more than 5 minutes. Try again, or sign in with your email and password.");
    }

    [Fact]
    public async Task Passkey_Cancelled_ShowsAMessageAndKeepsWhatWasTyped()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        await AddAuthenticatorAsync(page, isUserThere: false);
        await SignInAsync(page, server);
        await page.GotoAsync(At(server, "/account/security/passkeys/new"));
        await page.GetByLabel("Passkey name").FillAsync("Laptop");

        await page.PressAsync("Add passkey");

        await Expect(page.Locator(".passkey-message")).ToHaveTextAsync(
            "Nothing was done: you cancelled, or your device didn't respond in time. Try again.");
        await Expect(page.GetByLabel("Passkey name")).ToHaveValueAsync("Laptop");
    }

    [Fact]
    public async Task Passkeys_WithoutJavaScript_SayWhatTheyNeed()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server.Address.ByName(), new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
        await page.SignInAsync();

        await page.GotoAsync("/account/security/passkeys/new");

        await Expect(page.Locator("[data-passkey-needed]"))
            .ToHaveTextAsync("To add a passkey, you need JavaScript and a browser that supports passkeys.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" })).ToHaveCountAsync(0);
    }

    private static string At(ConsoleServer server, string path) => new Uri(server.Address.ByName(), path).ToString();

    private static async Task AddAuthenticatorAsync(IPage page, bool isUserThere = true)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = isUserThere,
                automaticPresenceSimulation = true,
            },
        });
    }

    private static async Task SignInAsync(IPage page, ConsoleServer server)
    {
        await page.GotoAsync(At(server, "/account/sign-in"));
        await page.GetByLabel("Email").FillAsync("owner@demo.example");
        await page.GetByLabel("Password").FillAsync(Walk.Password);
        await page.Locator("form[action^='/account/sign-in'] button").ClickAsync();
        await page.ArriveAsync("/workspaces$");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("form[action='/account/sign-out']").EvaluateAsync("form => form.submit()");
        await page.ArriveAsync("/$");
    }
}
