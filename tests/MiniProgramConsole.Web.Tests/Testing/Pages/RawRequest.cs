using System.Globalization;
using System.Net.Sockets;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A request exactly as sent, so that it can break the rules. <c>Headers</c> omits <c>Host</c>.</summary>
internal sealed record RawRequest(string Method, string Path, params (string Name, string Value)[] Headers)
{
    /// <summary>The parts sent after the headers.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>The delay before each part.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether the sender closes its side after the last part.</summary>
    public bool Closes { get; init; }

    /// <summary>Reads until the server closes the connection. Returns the status, or null if there was no answer.</summary>
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
                // The server closed the connection first.
            }
        }
    }
}
