using System.Net;
using System.Net.Sockets;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A way to a server that a test can cut.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource cut = new();

    private Relay(string host, int port)
    {
        listener.Start();
        _ = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static Relay To(string host, int port) => new(host, port);

    public void Cut()
    {
        listener.Stop();
        cut.Cancel();
    }

    public void Dispose()
    {
        listener.Dispose();
        cut.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        while (!cut.IsCancellationRequested)
        {
            try
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(cut.Token), host, port);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(TcpClient client, string host, int port)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(host, port, cut.Token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), cut.Token),
                server.GetStream().CopyToAsync(client.GetStream(), cut.Token));
        }
    }
}
