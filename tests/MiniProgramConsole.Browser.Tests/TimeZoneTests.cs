using System.Globalization;
using System.Text.RegularExpressions;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

public sealed class TimeZoneTests(SystemBrowser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Moment_InShanghai_IsLocalWithJavaScriptAndUtcWithout(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { TimezoneId = "Asia/Shanghai", JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        await page.OpenProgramAsync("晨光咖啡");

        var moment = page.Fact("Created by").Locator("time");

        var at = DateTimeOffset.Parse((await moment.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        if (javaScript)
        {
            await Expect(moment).ToHaveTextAsync(Written(at.ToOffset(TimeSpan.FromHours(8)), "GMT+8"));
            await Expect(moment).ToHaveAttributeAsync("title", Written(at, "UTC"));
        }
        else
        {
            await Expect(moment).ToHaveTextAsync(Written(at, "UTC"));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Days_InShanghai_AreLocalWithJavaScriptAndUtcWithout(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { TimezoneId = "Asia/Shanghai", JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        var note = page.Locator("#days-in");
        var said = javaScript ? "Dates use the time zone Asia/Shanghai." : "Dates are in UTC.";

        await page.LinkAsync("Activity");
        await Expect(note).ToHaveTextAsync(said);
        // Without the cookie, the script reloads the first page once.
        await context.ClearCookiesAsync(new() { Name = "console.zone" });
        await page.ReloadAsync();
        await Expect(note).ToHaveTextAsync(said);
        if (javaScript)
        {
            // Filtering by the day that an entry shows must find the entry.
            var at = DateTimeOffset.Parse(
                (await page.Locator(".entry time").First.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
            var day = at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await page.GetByLabel("Start date").FillAsync(day);
            await page.GetByLabel("End date").FillAsync(day);
            await page.PressAsync("Apply");
            await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        }
    }

    // The browser and the server abbreviate some months differently.
    private static Regex Written(DateTimeOffset at, string zone) => new(
        $@"^{at.Day} [A-Z][a-z]+ {at.Year}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)} {Regex.Escape(zone)}$");
}
