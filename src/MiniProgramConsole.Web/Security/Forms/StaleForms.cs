
namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>
/// Forms whose antiforgery token doesn't count, sent by a page of this console: their cookie was lost, or they were shown to whoever was
/// signed in before. Nothing that they ask for is done. They come back as they were, with a token that counts.
/// </summary>
internal static class StaleForms
{
    private static readonly object Mark = new();

    public static void MarkFormAsStale(this HttpContext context) => context.Items[Mark] = true;

    public static bool HasStaleForm(this HttpContext context) => context.Items.ContainsKey(Mark);
}
