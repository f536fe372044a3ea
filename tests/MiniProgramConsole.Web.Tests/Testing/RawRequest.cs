using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A request as it goes over the wire, so that it can be what no well-behaved client sends.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address without the host.</param>
/// <param name="Headers">All headers but <c>Host</c>.</param>
internal sealed record RawRequest(string Method, string Path, params (string Name, string Value)[] Headers)
{
    private const int MaxAnswer = 256 * 1024;

    /// <summary>What follows the headers, piece by piece.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces { get; init; } = [];

    /// <summary>How long it waits before each piece but the first.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether the sender closes its side after the last piece.</summary>
    public bool Closes { get; init; }

    /// <summary>Sends it and reads until the other side closes; null where it closes without an answer.</summary>
    public async Task<RawAnswer?> SendAsync(Uri server, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        await using var stream = client.GetStream();
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = WriteAsync(client, stream, server, answered.Token);
        var answer = await ReadAsync(stream, cancellationToken);
        await answered.CancelAsync();
        var sent = await sending;
        return answer is null ? null : new RawAnswer(int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture), answer, sent);
    }

    // Gives how many bytes of the body went out before the other side had enough.
    private async Task<long> WriteAsync(TcpClient client, NetworkStream stream, Uri server, CancellationToken cancellationToken)
    {
        var sent = 0L;
        try
        {
            var head = string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\r\n"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Method} {Path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n{head}\r\n"), cancellationToken);
            foreach (var (index, piece) in Pieces.Index())
            {
                await Task.Delay(index == 0 ? TimeSpan.Zero : Pause, cancellationToken);
                await stream.WriteAsync(piece, cancellationToken);
                sent += piece.Length;
            }

            if (Closes)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The other side has answered, or hung up.
        }

        return sent;
    }

    private static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; answer.Length < MaxAnswer && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // Hung up with something of ours unread; what was answered before counts.
        }

        return answer.Length == 0 ? null : Encoding.Latin1.GetString(answer.ToArray());
    }
}
