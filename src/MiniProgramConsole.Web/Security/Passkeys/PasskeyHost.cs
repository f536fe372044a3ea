using System.Net;

namespace MiniProgramConsole.Web.Security.Passkeys;

/// <summary>Browsers make passkeys only for hosts with a name.</summary>
internal static class PasskeyHost
{
    public static bool IsNumber(HostString host) => IPAddress.TryParse(host.Host, out _);
}
