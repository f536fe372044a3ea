using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>Sends the mails of the outbox; on several nodes each takes those that no other has claimed.</summary>
internal sealed class MailWorker(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<MailWorker> logger, IMailTransport? transport = null) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Sends what is due now; gives how many mails went out.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (transport is null)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxService>();
        var sent = 0;
        while (await outbox.ClaimAsync(cancellationToken) is { } mail)
        {
            sent += await SendAsync(transport, outbox, mail, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport is null)
        {
            logger.LogWarning("Mail is off: Smtp__Host is not set. Mails wait in the outbox");
            return;
        }

        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Looking for mails to send failed; the next try is in {Pause}", Pause);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> SendAsync(IMailTransport carrier, OutboxService outbox, OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await carrier.SendAsync(mail, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var next = await outbox.NoteFailureAsync(mail, exception.Message, cancellationToken);
            logger.Log(
                next is null ? LogLevel.Error : LogLevel.Warning, exception,
                "Mail {Mail} was not sent at try {Try}; the next try is at {Next}", mail.Id, mail.Tries + 1, next);
            return false;
        }

        // Also when the console is stopping: a mail that is out must not go out again.
        await outbox.NoteSentAsync(mail, CancellationToken.None);
        logger.LogInformation("Mail {Mail} was sent at try {Try}", mail.Id, mail.Tries + 1);
        return true;
    }
}
