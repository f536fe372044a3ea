
namespace MiniProgramConsole.Web.Security.Forms;

internal static class ScriptRequests
{
    /// <summary>Whether a script asks, which wants words instead of a page.</summary>
    public static bool WantsJson(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/json");
}
