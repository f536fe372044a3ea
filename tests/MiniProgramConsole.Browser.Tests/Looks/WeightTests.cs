using System.Text.Json;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests.Looks;

/// <summary>Measures pages on the wire in KB of 1,000 bytes: headers and all files, compressed, without logos.</summary>
[Trait("Kind", "Figures")]
public sealed class WeightTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const string List = "**/mini-programs";

    [Fact]
    public async Task ListAndForm_OnTheWire_StayWithinTheirSizeLimits()
    {
        await using var console = await PublishedConsole.StartAsync();
        await using var first = await browser.OpenAsync(console.Address);
        var page = await first.NewPageAsync();
        await page.SignInAsync();
        await page.OpenListAsync();
        var (address, session) = (page.Url, await first.StorageStateAsync());

        var list = await OpenAsync(console, session);
        AssertWeighs("first visit to the list", 60, await WeighAsync(list, address));
        await list.GotoAsync("about:blank");
        AssertWeighs("second visit to the list", 12, await WeighAsync(list, address));
        AssertWeighs("first visit to the form", 100, await WeighAsync(await OpenAsync(console, session), $"{address}/new"));
    }

    private void AssertWeighs(string what, double allowed, double found)
    {
        Figures.Add(output, $"weight of the {what}: {found:0.0} KB (at most {allowed})");
        Assert.InRange(found, 0.1, allowed);
    }

    // A new window has an empty cache.
    private async Task<IPage> OpenAsync(PublishedConsole console, string session) =>
        await (await browser.OpenAsync(console.Address, new() { StorageState = session })).NewPageAsync();

    private static async Task<double> WeighAsync(IPage page, string address)
    {
        var (bytes, logos) = (0.0, new HashSet<string>());
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        devTools.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent!.Value.GetProperty("request").GetProperty("url").GetString()!.Contains("/logos/", StringComparison.Ordinal))
            {
                logos.Add(Id(sent.Value));
            }
        };
        devTools.Event("Network.loadingFinished").OnEvent += (_, ended) =>
            bytes += logos.Contains(Id(ended!.Value)) ? 0 : ended.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(address, page.Url);
        await devTools.DetachAsync();
        return bytes / 1000;
    }

    [Fact]
    public async Task Scripts_WithAHashInTheirName_AreNotRequestedAgain()
    {
        await using var console = await PublishedConsole.StartAsync();
        await using var context = await browser.OpenAsync(console.Address);
        var page = await context.NewPageAsync();
        var kept = new List<string?>();
        page.Response += (_, response) =>
        {
            if (response.Url.Contains("/dist/", StringComparison.Ordinal) && response.Request.ResourceType == "script")
            {
                kept.Add($"{response.Status} {response.Headers.GetValueOrDefault("cache-control")}");
            }
        };

        await page.GotoAsync("/account/sign-in", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotInRange(kept.Count, 0, 1);
        Assert.All(kept, answer => Assert.Equal("200 max-age=31536000, immutable", answer));
    }

    private static string Id(JsonElement happened) => happened.GetProperty("requestId").GetString()!;
}
