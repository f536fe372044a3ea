
namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>The form's cookie was lost, or someone else was signed in. It comes back with a valid token; nothing is done.</summary>
internal static class StaleForms
{
    private static readonly object Mark = new();

    public static void MarkFormAsStale(this HttpContext context) => context.Items[Mark] = true;

    public static bool HasStaleForm(this HttpContext context) => context.Items.ContainsKey(Mark);
}
