using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>The Lighthouse settings are in <c>tests/lighthouse/audit.mjs</c>.</summary>
[Trait("Kind", "Figures")]
public sealed class LighthouseTests(ITestOutputHelper output)
{
    private static readonly string[] Pages = ["landing", "sign-in", "list", "create", "detail"];

    private static readonly string Script = typeof(LighthouseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "LighthouseScript").Value!;

    [Fact]
    public async Task FivePages_OnAPhone_AreFastStableAndAccessible()
    {
        await using var console = await PublishedConsole.StartAsync();

        var reports = await AuditAsync(console.Address.ByName());

        Assert.Equal(Pages, reports.Select(report => report.Page));
        Assert.All(reports, report =>
        {
            Assert.Null(report.Error);
            Assert.True(report is { Accessibility: 1, BestPractices: 1 }, $"{report.Page}: {string.Join(", ", report.Failed)}");
            Assert.InRange(report.Performance, 0.95, 1);
            Assert.InRange(report.LayoutShift, 0, 0.0005);
        });
    }

    private async Task<List<Report>> AuditAsync(Uri address)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Script, address.ToString().TrimEnd('/'), SystemBrowser.Find()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var reports = new List<Report>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var report = JsonSerializer.Deserialize<Report>(line, JsonSerializerOptions.Web)!;
            reports.Add(report);
            Figures.Add(output, report.ToString());
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return reports;
    }

    private sealed record Report(
        string Page, int Looks, string? Error, double Performance, double? Accessibility, double? BestPractices, double LayoutShift,
        string[] Failed)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"Lighthouse, {Page}: performance {Performance * 100:0} (95 or more; looks: {Looks}), accessibility {Accessibility * 100:0} (100), best practices {BestPractices * 100:0} (100), layout shift {LayoutShift:0.000} (0)");
    }
}
