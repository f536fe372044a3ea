using System.Net;
using System.Net.Sockets;

namespace MiniProgramConsole.Core.Text;

/// <summary>The address that a request came from, and its network, by which some things are counted.</summary>
public static class NetworkAddress
{
    private const int PrefixBytes = 8;

    /// <summary>One network for each IPv4 address and each IPv6 /64, which is what one subscriber is given.</summary>
    /// <param name="address">The address; null where there is none, as on a local socket: all of those are one network.</param>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => PrefixOf(address),
        _ => address.ToString(),
    };

    /// <summary>The network of an address as senders of commands carry it.</summary>
    /// <param name="address">The address as text; null where there is none.</param>
    public static string NetworkOf(string? address) =>
        NetworkOf(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    /// <summary>An address as people and the log read it.</summary>
    /// <param name="address">The address; null where there is none.</param>
    public static string? TextOf(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();

    private static string PrefixOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
