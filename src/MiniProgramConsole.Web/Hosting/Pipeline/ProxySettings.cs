using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Forwarded headers count only if a proxy in <c>ReverseProxy:KnownProxies</c> sends them.</summary>
internal static class ProxySettings
{
    private const string Setting = "ReverseProxy:KnownProxies";
    private const string Example = "10.0.0.5, 10.0.0.0/24 or 2001:db8::/64";

    public static WebApplicationBuilder AddKnownProxies(this WebApplicationBuilder builder)
    {
        if (string.Equals(builder.Configuration["ForwardedHeaders_Enabled"], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            throw new ConfigurationException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED is set, which has X-Forwarded-For and X-Forwarded-Proto believed from anybody: remove it, and "
                + $"set ReverseProxy__KnownProxies to the addresses or networks of your proxies, such as {Example}.");
        }

        var known = Parse(builder.Configuration[Setting]);
        builder.Services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = known.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in known)
            {
                headers.KnownIPNetworks.Add(network);
            }

            // Any number of known proxies, one behind the other.
            headers.ForwardLimit = null;
        });
        return builder;
    }

    private static List<System.Net.IPNetwork> Parse(string? text) =>
        [.. (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne)];

    private static System.Net.IPNetwork ParseOne(string text) =>
        IPAddress.TryParse(text, out var address) && IsWhole(address, text) ? new(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
        : throw new ConfigurationException(
            $"ReverseProxy__KnownProxies has '{text}'. It takes addresses and networks, such as {Example}, separated by commas.");

    // "10" is an address too, by an old rule that nobody expects.
    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 || address.ToString() == text;
}
