using System.Net;

namespace MiniProgramConsole.Web.Security.Passkeys;

/// <summary>Browsers make passkeys for hosts with a name only.</summary>
internal static class PasskeyHost
{
    /// <summary>Whether the console was opened by an IP address.</summary>
    public static bool IsNumber(HostString host) => IPAddress.TryParse(host.Host, out _);
}
