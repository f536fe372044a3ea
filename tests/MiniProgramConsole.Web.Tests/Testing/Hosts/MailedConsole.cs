using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Web.Hosting.Mail;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

public sealed class MailedConsole : IAsyncDisposable
{
    private MailedConsole(SmtpServer smtp, ConsoleHost host)
    {
        Smtp = smtp;
        Host = host;
    }

    public SmtpServer Smtp { get; }

    public ConsoleHost Host { get; }

    public static async Task<MailedConsole> StartAsync(Database database)
    {
        var smtp = await SmtpServer.StartAsync();
        return new MailedConsole(smtp, await ConsoleHost.StartAsync(database, smtp));
    }

    /// <summary>Sends pending mails and returns the next one.</summary>
    public async Task<ReceivedMail> ReceiveAsync()
    {
        await SendDueAsync();
        return await Smtp.ReceiveAsync();
    }

    /// <summary>Sends pending mails and returns the one of the next two that has this subject. They may arrive in either order.</summary>
    public async Task<ReceivedMail> ReceiveOfTwoAsync(string subject)
    {
        ReceivedMail[] two = [await ReceiveAsync(), await ReceiveAsync()];
        return Assert.Single(two, mail => mail.Message.Subject == subject);
    }

    public async Task AssertNothingMoreAsync()
    {
        await SendDueAsync();
        Smtp.AssertNothingMore();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    private Task<int> SendDueAsync() => Host.Services.GetRequiredService<MailWorker>().SendDueAsync(TestContext.Current.CancellationToken);
}
