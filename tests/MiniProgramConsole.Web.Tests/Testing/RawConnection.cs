using System.Net.Sockets;
using System.Text;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A client that sends what it likes, and as slowly as it likes.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Small buffers of its own, so that what was sent is what the server took.
    private readonly TcpClient client = new() { SendBufferSize = 4096, NoDelay = true };
    private NetworkStream stream = null!;

    public static async Task<RawConnection> OpenAsync(Uri address, string head)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        connection.stream = connection.client.GetStream();
        await connection.SendAsync(head.ReplaceLineEndings("\r\n"));
        return connection;
    }

    public async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Sends pieces until the server does not take any more or all are sent; gives how many bytes that were.</summary>
    public async Task<long> SendAllAsync(IEnumerable<string> pieces)
    {
        var sent = 0L;
        try
        {
            foreach (var piece in pieces)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(piece), patience.Token);
                sent += piece.Length;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The server closed the connection, or leaves the rest where it is.
        }

        return sent;
    }

    /// <summary>Reads until the server closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var (answer, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var count)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // Closed with something still on its way.
        }

        return answer.ToString();
    }

    public void Dispose() => client.Dispose();
}
