using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>
/// Checks every page in each language, theme and width with axe (WCAG 2.2, levels A and AA), and for sideways scrolling, words of the other
/// language and browser errors.
/// </summary>
[Trait("Kind", "Figures")]
public sealed partial class EveryLookTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const string Run = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
          const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
          return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`));
        }
        """;

    private static readonly string Script = typeof(EveryLookTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AxeScript").Value!;

    [Theory, InlineData("en-US", "en"), InlineData("zh-CN", "zh-Hans")]
    public async Task EveryPage_InEachThemeAndWidth_IsAccessible(string locale, string language)
    {
        var axe = await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken);
        await using var server = new ConsoleServer();
        // With motion, axe would measure colours in the middle of a theme transition.
        await using var context = await browser.OpenAsync(
            server.Address.ByName(), new() { Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var complaints = ListenForComplaints(page);
        await Look.First.PutOnAsync(page);
        var (pages, barriers, others) = (0, new List<string>(), new List<string>());
        // Text that the walk types and that appears on later pages.
        var written = new HashSet<string> { "yesterday", "这个窗口后保存的标语内容" };

        await foreach (var name in PageWalk.EveryPageAsync(page, locale))
        {
            await page.SettleAsync();
            pages++;
            if (await page.Locator("html").GetAttributeAsync("lang") is var found && found != language)
            {
                others.Add($"{name} is in {found}");
            }

            written.UnionWith(await server.WrittenByPeopleAsync());
            // Mails are written in their reader's language, which may not be the page's.
            others.AddRange(name == "mails" ? [] : (await page.ForeignWordsAsync(written)).Select(words => $"{name}: {words}"));
            await page.EvaluateAsync(axe);
            foreach (var look in Look.All)
            {
                await look.PutOnAsync(page);
                barriers.AddRange((await FindBarriersAsync(page)).Select(barrier => $"{name}, {look.Name}: {barrier}"));
                if (await page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth") is var width && width > look.Width)
                {
                    others.Add($"{name} is {width} pixels wide on a screen of {look.Width}");
                }

                await Screens.TakeAsync(page, locale, pages, name, look);
            }

            await Look.First.PutOnAsync(page);
        }

        Figures.Add(
            output, $"axe, WCAG 2.2 A and AA, {locale}: {pages} pages x {Look.All.Count} looks, {barriers.Count} violations (0 allowed)");
        Assert.True(barriers.Count + others.Count + complaints.Count == 0, string.Join('\n', [.. barriers, .. others, .. complaints]));
    }

    // On a busy machine axe may see a theme half drawn. A barrier for people is one that stays.
    private static async Task<string[]> FindBarriersAsync(IPage page)
    {
        if (await page.EvaluateAsync<string[]>(Run) is { Length: 0 } none)
        {
            return none;
        }

        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        return await page.EvaluateAsync<string[]>(Run);
    }

    private static List<string> ListenForComplaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // Chromium logs every error status. Some of these pages are error pages, so that is expected.
            if (!ErrorStatus().IsMatch(message.Text))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return complaints;
    }

    [GeneratedRegex("status of 4(00|01|03|04|09)")]
    private static partial Regex ErrorStatus();
}
