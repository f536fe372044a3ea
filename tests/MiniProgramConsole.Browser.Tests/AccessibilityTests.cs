using System.Reflection;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>No page keeps anybody out, as far as axe can tell: WCAG 2.2, levels A and AA.</summary>
public sealed class AccessibilityTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const string Run = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
          const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
          return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`));
        }
        """;

    private static readonly string Script = typeof(AccessibilityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AxeScript").Value!;

    [Theory]
    [InlineData("en-US", ColorScheme.Light, 1440)]
    [InlineData("zh-CN", ColorScheme.Dark, 390)]
    [InlineData("en-US", ColorScheme.Dark, 768)]
    public async Task EveryPage_BreaksNoRuleOfAxe(string locale, ColorScheme scheme, int width)
    {
        var axe = await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken);
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(
            server, new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        var (pages, wrong) = (0, new List<string>());

        await foreach (var name in PageTests.PagesAsync(page, locale))
        {
            await page.EvaluateAsync(axe);
            wrong.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(violation => $"{name}: {violation}"));
            pages++;
        }

        output.WriteLine($"{pages} pages.");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
