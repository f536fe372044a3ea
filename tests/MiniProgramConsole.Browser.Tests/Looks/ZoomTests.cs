using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>At 400 % zoom, a window of 1280 × 1024 pixels has room for 320 × 256.</summary>
[Trait("Kind", "Figures")]
public sealed class ZoomTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const int Width = 320;
    private const int Height = 256;

    /// <summary>Lists elements that hide part of their content, each with its class and the hidden width.</summary>
    private const string Cut = """
        () => {
          // Text for screen readers only is clipped on purpose.
          const isForReaders = (element) => element && (getComputedStyle(element).clip !== "auto" || isForReaders(element.parentElement));
          return [...document.querySelectorAll("body *")]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1 && !element.closest("svg, select, input, textarea, [aria-hidden=true]"))
            .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1 && !isForReaders(element))
            .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)} (${element.scrollWidth} in ${element.clientWidth})`);
        }
        """;

    /// <summary>Returns what covers the middle of the focused element, or the element's position if it is off screen.</summary>
    private const string Covered = """
        () => {
          const focused = document.activeElement;
          const { left, right, top, bottom } = focused.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
          const seen = document.elementFromPoint(x, y);
          if (seen && (focused.contains(seen) || seen.contains(focused) && seen.matches("label, .ts-control, .field, summary, li, a"))) return null;
          return `${focused.tagName.toLowerCase()}#${focused.id} ${focused.textContent.trim().slice(0, 40)} at ${Math.round(x)}, ${Math.round(y)}: ${seen?.tagName.toLowerCase()}.${seen?.className}`;
        }
        """;

    [Theory, InlineData("en-US"), InlineData("zh-CN")]
    public async Task EveryPage_At400Percent_ScrollsOneWayAndHidesNoContent(string locale)
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server, locale);
        var (pages, wrong) = (0, new List<string>());

        await foreach (var name in PageWalk.EveryPageAsync(page, locale))
        {
            await page.SettleAsync();
            pages++;
            var width = await page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth");
            if (width > Width)
            {
                wrong.Add($"{name} is {width} pixels wide");
            }

            wrong.AddRange((await page.EvaluateAsync<string[]>(Cut)).Select(cut => $"{name} cuts {cut}"));
        }

        Figures.Add(output, $"zoom 400 %, {locale}: {pages} pages, {wrong.Count} that scroll sideways or cut something (0 allowed)");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, InlineData("/new"), InlineData("")]
    public async Task Focus_At400Percent_IsNeverCovered(string address)
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server, "en-US");
        await page.SignInAsync();
        await page.OpenListAsync();
        await page.GotoAsync(page.Url + address);
        var (stops, wrong) = (0, new List<string>());

        // Tab forwards and backwards, because sticky bars are at the top and the bottom.
        foreach (var key in new[] { "Tab", "Shift+Tab" })
        {
            await page.Keyboard.PressAsync(key);
            while (await page.EvaluateAsync<bool>("() => document.activeElement !== document.body"))
            {
                stops++;
                if (await page.EvaluateAsync<string?>(Covered) is { } covered)
                {
                    wrong.Add($"{key}: {covered}");
                }

                await page.Keyboard.PressAsync(key);
            }
        }

        Figures.Add(
            output, $"zoom 400 %, {(address == "" ? "list" : "form")} by keyboard: {stops} stops, {wrong.Count} covered (0 allowed)");
        Assert.InRange(stops, 20, 200);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IPage> OpenAsync(ConsoleServer server, string locale)
    {
        var context = await browser.OpenAsync(server, new() { Locale = locale, ViewportSize = new() { Width = Width, Height = Height } });
        return await context.NewPageAsync();
    }
}
