using Microsoft.Playwright;

namespace MiniProgramConsole.Browser.Tests.Testing;

internal static class Keyboard
{
    /// <summary>Presses Tab until the named element has the focus, and checks that every stop shows its focus.</summary>
    public static async Task TabToAsync(this IPage page, string name)
    {
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = page.Locator(":focus");
            var outline = await focus.EvaluateAsync<string>(
                "e => [e, e.closest('.logo-drop, .ts-control, .workspace-card, .choice')].map(x => x ? getComputedStyle(x) : null)" +
                ".some(s => s && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none')) ? '' : e.outerHTML");
            Assert.True(outline.Length == 0, $"The focus does not show on {outline}");
            if (await focus.EvaluateAsync<string>("e => (e.getAttribute('aria-label') ?? (e.labels?.[0] ?? e).textContent).trim()") == name)
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach {name}.");
    }

    public static async Task EnterAsync(this IPage page, string name)
    {
        await page.TabToAsync(name);
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task TypeIntoAsync(this IPage page, string name, string text)
    {
        await page.TabToAsync(name);
        await page.Keyboard.TypeAsync(text);
    }
}
