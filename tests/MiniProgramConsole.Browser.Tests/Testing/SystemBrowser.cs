using Microsoft.Playwright;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>The installed Chromium, shared by all tests. Each test opens its own context.</summary>
public sealed class SystemBrowser : IAsyncLifetime
{
    // Milliseconds. Where every core is busy, a page that takes one second has taken thirty.
    private const int Patience = 90_000;

    // The first has no windows to draw, which saves a fifth of the tests' time in a browser.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens a window without cookies, in English and with JavaScript unless the options say otherwise. It closes with the
    /// server.</summary>
    public async Task<IBrowserContext> OpenAsync(ConsoleServer server, BrowserNewContextOptions? options = null)
    {
        var context = await OpenAsync(server.Address, options);
        server.Windows.Add(context);
        return context;
    }

    public async Task<IBrowserContext> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = address.ToString();
        options.Locale ??= "en-US";
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        var candidates = string.IsNullOrEmpty(named) ? Names.Select(name => $"/usr/bin/{name}") : [named];
        return candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            "These tests need Chromium: install it ('apt-get install chromium'), or let the environment variable CHROMIUM hold its path.");
    }
}
