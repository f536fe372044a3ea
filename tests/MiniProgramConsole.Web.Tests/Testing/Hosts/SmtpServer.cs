using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using MimeKit;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A real mail server in a separate process. Its commands are in <c>tests/smtp-server/server.mjs</c>.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Folder = typeof(SmtpServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SmtpServerFolder").Value!;

    private readonly Process process;
    private readonly Channel<string> taken = Channel.CreateUnbounded<string>();

    private SmtpServer(Process process, int port)
    {
        this.process = process;
        Port = port;
        _ = ReadAsync();
    }

    public int Port { get; }

    public static async Task<SmtpServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "server.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new SmtpServer(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    public Dictionary<string, string?> Settings() => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:Security"] = "None",
        // Send one mail at a time, so that tests know the order.
        ["Mail:Concurrency"] = "1",
        ["Smtp:From"] = "Mini Program Console <console@console.example>",
    };

    /// <summary>Returns the next mail that hasn't been read, and waits for it if necessary.</summary>
    public async Task<ReceivedMail> ReceiveAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        return Read(await taken.Reader.ReadAsync(timeout.Token));
    }

    public void AssertNothingMore() => Assert.False(taken.Reader.TryRead(out var line), line);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            taken.Writer.TryWrite(line);
        }
    }

    private static ReceivedMail Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        using var data = new MemoryStream(json.RootElement.GetProperty("data").GetBytesFromBase64());
        return new ReceivedMail(
            json.RootElement.GetProperty("to").EnumerateArray().Select(to => to.GetString()!).Single(),
            json.RootElement.GetProperty("user").GetString(),
            MimeMessage.Load(data));
    }
}
