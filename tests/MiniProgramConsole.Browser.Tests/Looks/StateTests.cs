using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.Looks;

public sealed class StateTests(SystemBrowser browser)
{
    private const string Moving = """
        () => [...document.querySelectorAll("*")].flatMap((element) => [null, "::before", "::after"].flatMap((part) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part);
          const lasts = (durations) => durations.split(",").some((duration) => parseFloat(duration) > 0);
          return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration)) ? [`${element.tagName}.${element.className}${part ?? ""}`] : [];
        }))
        """;

    [Theory, InlineData(ReducedMotion.Reduce, false), InlineData(ReducedMotion.NoPreference, true)]
    public async Task Page_WithReducedMotion_HasNoAnimation(ReducedMotion preference, bool moves)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { ReducedMotion = preference });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        var moving = new List<string>();

        foreach (var address in new[] { "/", "/workspaces", "/account/security", await ListAsync(page), await ListAsync(page) + "/new" })
        {
            await page.GotoAsync(address);
            moving.AddRange(await page.EvaluateAsync<string[]>(Moving));
        }

        Assert.True(moves == moving.Count > 0, string.Join("\n", moving.Distinct()));
    }

    [Fact]
    public async Task StaleForm_Sent_ComesBackWithWhatWasTyped()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await page.GetByLabel("Mini Program Name").FillAsync("晨光咖啡");
        await page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(token => token.value = 'old')");
        await page.PressAsync("Create");

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("This page was out of date, so nothing was done.");
        await Expect(page.GetByLabel("Mini Program Name")).ToHaveValueAsync("晨光咖啡");
    }

    [Theory, InlineData(390, true), InlineData(390, false), InlineData(1440, true), InlineData(1440, false)]
    public async Task Rules_OnWideAndNarrowScreens_AreBesideTheFormOrInOneLineAboveIt(int width, bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.GotoAsync(await ListAsync(page) + "/new");
        var (rules, button) = (page.Locator("#form-help"), page.Locator(".help-button"));

        if (width == 390)
        {
            await Expect(rules).ToBeHiddenAsync();
            Assert.True((await button.BoundingBoxAsync())!.Height < 50);
            await button.ClickAsync();
            await Expect(rules).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(rules).ToBeHiddenAsync();
        }
        else
        {
            await Expect(rules).ToBeVisibleAsync();
            await Expect(button).ToBeHiddenAsync();
            Assert.True((await rules.BoundingBoxAsync())!.X < (await page.Locator(".panel").BoundingBoxAsync())!.X);
        }
    }

    [Fact]
    public async Task Print_FromTheDarkTheme_IsDarkOnWhiteWithoutScreenOnlyParts()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { ColorScheme = ColorScheme.Dark });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        var list = await ListAsync(page);
        await page.GotoAsync(list);
        var program = await page.Locator(".program-table .program-name").First.GetAttributeAsync("href");
        foreach (var address in new[] { list, program!, program + "/history" })
        {
            await page.GotoAsync(address);
            await page.EmulateMediaAsync(new() { Media = Media.Print });

            foreach (var onScreen in new[] { ".topbar", ".sidebar", ".tabs", ".filter", ".btn", ".exports", ".copy" })
            {
                await Expect(page.Locator(onScreen).Locator("visible=true")).ToHaveCountAsync(0);
            }

            await Expect(page.Locator("h1")).ToHaveCSSAsync("color", "rgb(22, 26, 32)");
            await Expect(page.Locator(".card, .table-card").First).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [Fact]
    public async Task Passkeys_AtAnIpAddress_SayWhyTheyAreUnavailable()
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server);
        var page = await context.NewPageAsync();
        var root = new UriBuilder(server.Address) { Host = "127.0.0.1" }.Uri;

        await page.GotoAsync(new Uri(root, "/account/sign-in").ToString());

        await Expect(page.GetByText("Passkeys work only if you open the console at its domain name. You opened it at the IP address 127.0.0.1.")).ToBeVisibleAsync();
        await Expect(page.Locator("form[data-passkey]")).ToBeHiddenAsync();
    }

    private static async Task<string> ListAsync(IPage page)
    {
        await page.GotoAsync("/workspaces");
        await page.OpenListAsync();
        return page.Url;
    }
}
