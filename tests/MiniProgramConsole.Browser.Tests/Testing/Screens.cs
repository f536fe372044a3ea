using System.Globalization;
using Microsoft.Playwright;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Takes screenshots into the folder that <c>tests/measure.sh</c> sets. Does nothing if no folder is set.</summary>
internal static class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CONSOLE_SCREENS");

    public static bool AreWanted => !string.IsNullOrEmpty(Folder);

    public static async Task TakeAsync(IPage page, string language, int number, string name, Look look)
    {
        if (AreWanted)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{name.Trim('/').Replace('/', '-').Replace(' ', '-')}.png");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, language, look.Name, file), FullPage = true });
        }
    }
}
