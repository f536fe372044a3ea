using System.Collections.Concurrent;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Mail;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A mail server that takes its time. The test decides what happens with each mail.</summary>
internal sealed class SlowTransport(Func<OutboxMail, CancellationToken, Task> take) : IMailTransport
{
    private readonly ConcurrentQueue<OutboxMail> begun = new();
    private readonly ConcurrentQueue<OutboxMail> taken = new();
    private int most;
    private int underWay;

    /// <summary>The mails in the order they were handed over.</summary>
    public IReadOnlyCollection<OutboxMail> Begun => begun;

    /// <summary>The delivered mails, in order.</summary>
    public IReadOnlyCollection<OutboxMail> Taken => taken;

    /// <summary>The highest number of mails in progress at once.</summary>
    public int Most => most;

    public async Task SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        lock (begun)
        {
            begun.Enqueue(mail);
            most = Math.Max(most, ++underWay);
        }

        try
        {
            await take(mail, cancellationToken);
            taken.Enqueue(mail);
        }
        finally
        {
            lock (begun)
            {
                underWay--;
            }
        }
    }
}
