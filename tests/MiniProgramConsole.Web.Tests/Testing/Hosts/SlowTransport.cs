using System.Collections.Concurrent;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Hosting.Mail;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A mail server that takes its time; what it is to do for a mail is the test's to say.</summary>
internal sealed class SlowTransport(Func<OutboxMail, CancellationToken, Task> take) : IMailTransport
{
    private readonly ConcurrentQueue<OutboxMail> begun = new();
    private readonly ConcurrentQueue<OutboxMail> taken = new();
    private int most;
    private int underWay;

    /// <summary>The mails in the order in which they were handed over.</summary>
    public IReadOnlyCollection<OutboxMail> Begun => begun;

    /// <summary>Those that it took, in that order.</summary>
    public IReadOnlyCollection<OutboxMail> Taken => taken;

    /// <summary>How many it had at once, at most.</summary>
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
