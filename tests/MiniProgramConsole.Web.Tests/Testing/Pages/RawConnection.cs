using System.Net.Sockets;
using System.Text;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A client that sends anything at any speed.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Small buffers, so that the bytes sent are close to what the server has read.
    private readonly TcpClient client = new() { SendBufferSize = 4096, NoDelay = true };
    private readonly CancellationTokenSource answered = CancellationTokenSource
        .CreateLinkedTokenSource(TestContext.Current.CancellationToken);
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
    /// Sends the pieces, with a pause before each, until all are sent, the server has read nothing for five seconds, or its whole answer
    /// has arrived. Returns the number of bytes sent.
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
            // The server closed the connection or stopped reading.
        }

        return sent;
    }

    /// <summary>Closes the sending side.</summary>
    public void HangUp() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until the server closes the connection. Empty if there was no answer.</summary>
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
            // The server closed the connection with data still unread.
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
