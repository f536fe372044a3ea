using System.Reflection;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>No page keeps anybody out, as far as axe can tell: WCAG 2.2, levels A and AA, in each language, theme and width.</summary>
[Trait("Kind", "Figures")]
public sealed class EveryLookTests(SystemBrowser browser, ITestOutputHelper output)
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

    [Theory, InlineData("en-US"), InlineData("zh-CN")]
    public async Task EveryPage_InEachThemeAndWidth_BreaksNoRuleOfAxe(string locale)
    {
        var axe = await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken);
        await using var server = new ConsoleServer();
        // With motion, colours would be looked at on their way from one theme to the other.
        await using var context = await browser.OpenAsync(server, new() { Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await Look.First.PutOnAsync(page);
        var (pages, wrong) = (0, new List<string>());

        await foreach (var name in PageTests.PagesAsync(page, locale))
        {
            await page.SettleAsync();
            pages++;
            await page.EvaluateAsync(axe);
            foreach (var look in Look.All)
            {
                await look.PutOnAsync(page);
                wrong.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(violation => $"{name}, {look.Name}: {violation}"));
                await Screens.TakeAsync(page, locale, pages, name, look);
            }

            await Look.First.PutOnAsync(page);
        }

        Figures.Add(output, $"axe, WCAG 2.2 A and AA, {locale}: {pages} pages x {Look.All.Count} looks, {wrong.Count} violations (0 allowed)");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
