using System.Net;
using System.Net.Sockets;

namespace MiniProgramConsole.Core.Text;

public static class NetworkAddress
{
    private const int PrefixBytes = 8;

    /// <summary>An IPv4 address or an IPv6 /64, the block of one subscriber. All local sockets count as one network.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => PrefixOf(address),
        _ => address.ToString(),
    };

    public static string NetworkOf(string? address) =>
        NetworkOf(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    public static string? TextOf(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static string PrefixOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
