using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

/// <summary>Claims a mail only when it can send it at once, so that a more urgent one written later goes first.</summary>
internal sealed class MailWorker(
    IServiceScopeFactory scopes, TimeProvider time, MailConcurrency concurrency, ILogger<MailWorker> logger,
    IMailTransport? transport = null)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var underWay = new MailsUnderWay(concurrency.Places);
        while (transport is not null && (await StartNextAsync(transport, underWay, cancellationToken) || await underWay.WaitAsync()))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return underWay.Sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport is null)
        {
            logger.LogWarning("Mail is off: Smtp__Host is not set. Mails wait in the outbox");
            return;
        }

        var underWay = new MailsUnderWay(concurrency.Places);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryStartNextAsync(transport, underWay, stoppingToken))
            {
                await underWay.WaitAsync(Task.Delay(Pause, time, stoppingToken));
            }
        }

        while (await underWay.WaitAsync())
        {
            // Mails being sent are cancelled. Each is recorded, or retried once its claim expires.
        }
    }

    private async Task<bool> TryStartNextAsync(IMailTransport carrier, MailsUnderWay underWay, CancellationToken cancellationToken)
    {
        try
        {
            return await StartNextAsync(carrier, underWay, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Looking for mails to send failed; the next try is in {Pause}", Pause);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> StartNextAsync(IMailTransport carrier, MailsUnderWay underWay, CancellationToken cancellationToken)
    {
        if (underWay.Room is not { } least)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OutboxService>().ClaimAsync(least, cancellationToken) is not { } mail)
        {
            return false;
        }

        underWay.Add(mail.Urgency, Task.Run(() => TrySendAsync(carrier, mail, cancellationToken), CancellationToken.None));
        return true;
    }

    private async Task<bool> TrySendAsync(IMailTransport carrier, OutboxMail mail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await SendAsync(carrier, scope.ServiceProvider.GetRequiredService<OutboxService>(), mail, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "What came of mail {Mail} was not noted; it is tried again in {Claim}", mail.Id, OutboxMail.Claim);
            return false;
        }
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

        // Even when the console is stopping: a mail that was sent must not be sent again.
        await outbox.NoteSentAsync(mail, CancellationToken.None);
        logger.LogInformation("Mail {Mail} was sent at try {Try}", mail.Id, mail.Tries + 1);
        return true;
    }
}
