using System.Globalization;
using System.Text.RegularExpressions;
using MiniProgramConsole.Browser.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Moments, in the viewer's time zone where a script can tell it.</summary>
public sealed class TimeZoneTests(SystemBrowser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Moment_InShanghai_ShowsItsTimeWithJavaScriptAndUtcWithout(bool javaScript)
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
    public async Task Days_InShanghai_AreTheViewersWithJavaScriptAndUtcWithout(bool javaScript)
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
        // The first page that is opened is asked for once more.
        await context.ClearCookiesAsync(new() { Name = "console.zone" });
        await page.ReloadAsync();
        await Expect(note).ToHaveTextAsync(said);
        if (javaScript)
        {
            // What the entries say their day is, is the day that finds them.
            var at = DateTimeOffset.Parse((await page.Locator(".entry time").First.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
            var day = at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await page.GetByLabel("Start date").FillAsync(day);
            await page.GetByLabel("End date").FillAsync(day);
            await page.PressAsync("Apply");
            await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        }
    }

    // The browser and the server shorten some months' names differently.
    private static Regex Written(DateTimeOffset at, string zone) => new(
        $@"^{at.Day} [A-Z][a-z]+ {at.Year}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)} {Regex.Escape(zone)}$");
}
