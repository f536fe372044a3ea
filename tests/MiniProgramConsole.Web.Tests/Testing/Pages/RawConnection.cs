using System.Net.Sockets;
using System.Text;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A client that sends what it likes, and as slowly as it likes.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Small buffers of its own, so that what was sent is what the server took.
    private readonly TcpClient client = new() { SendBufferSize = 4096, NoDelay = true };
    private readonly CancellationTokenSource answered = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private NetworkStream stream = null!;

    public static async Task<RawConnection> OpenAsync(Uri address, string head)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        connection.stream = connection.client.GetStream();
        await connection.stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>
    /// Sends pieces, with a pause before each, until all are sent, the server does not take any more for five seconds,
    /// or its whole answer has been read; gives how many bytes that were.
    /// </summary>
    public async Task<long> SendAllAsync(IEnumerable<string> pieces, TimeSpan pause = default)
    {
        var sent = 0L;
        try
        {
            foreach (var piece in pieces)
            {
                await Task.Delay(pause, answered.Token);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(answered.Token);
                patience.CancelAfter(TimeSpan.FromSeconds(5));
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

    /// <summary>Closes the sender's side: nothing more comes.</summary>
    public void HangUp() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until the server closes the connection; nothing where it does so without an answer.</summary>
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

        await answered.CancelAsync();
        return answer.ToString();
    }

    public void Dispose()
    {
        answered.Dispose();
        client.Dispose();
    }
}
