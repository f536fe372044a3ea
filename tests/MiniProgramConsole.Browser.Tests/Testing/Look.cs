using Microsoft.Playwright;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary><c>Width</c> is in pixels.</summary>
public sealed record Look(ColorScheme Scheme, int Width)
{
    private const int Height = 900;

    /// <summary>Both themes on a desktop, a tablet and a phone.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        .. from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } from width in new[] { 1440, 768, 390 } select new Look(scheme,
            width),
    ];

    public static Look First => All[0];

    public string Name => $"{Scheme.ToString().ToLowerInvariant()}-{Width}";

    public async Task PutOnAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme });
        await page.SetViewportSizeAsync(Width, Height);
    }
}
