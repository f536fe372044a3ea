
namespace MiniProgramConsole.Web.Security.Forms;

internal static class ScriptRequests
{
    public static bool WantsJson(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/json");
}
