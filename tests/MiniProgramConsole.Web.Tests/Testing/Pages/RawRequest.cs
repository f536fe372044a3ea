using System.Globalization;
using System.Net.Sockets;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A request as it goes over the wire, so that it can be what no well-behaved client sends.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address without the host.</param>
/// <param name="Headers">All headers but <c>Host</c>.</param>
internal sealed record RawRequest(string Method, string Path, params (string Name, string Value)[] Headers)
{
    /// <summary>What follows the headers, piece by piece.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>How long it waits before each piece.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether the sender closes its side after the last piece.</summary>
    public bool Closes { get; init; }

    /// <summary>Sends it and reads until the other side closes.</summary>
    /// <returns>The status; null where the connection is closed without an answer.</returns>
    public async Task<int?> SendAsync(Uri server)
    {
        var head = string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\n"));
        using var connection = await RawConnection.OpenAsync(
            server, $"{Method} {Path} HTTP/1.1\nHost: {server.Authority}\nConnection: close\n{head}\n");
        var sending = SendBodyAsync(connection);
        var answer = await connection.ReadToEndAsync();
        await sending;
        return answer.Length == 0 ? null : int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private async Task SendBodyAsync(RawConnection connection)
    {
        await connection.SendAllAsync(Pieces, Pause);
        if (Closes)
        {
            try
            {
                connection.HangUp();
            }
            catch (SocketException)
            {
                // The other side was quicker.
            }
        }
    }
}
