using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Mail;

public sealed class OutboxService(ConsoleDbContext database, TimeProvider time)
{
    private const int MaxListed = 100;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<OutboxMail?> ClaimAsync(MailUrgency least, CancellationToken cancellationToken)
    {
        // One query per urgency follows the index, which also holds the mails already sent.
        foreach (var urgency in Enum.GetValues<MailUrgency>().Where(urgency => urgency <= least))
        {
            if (await ClaimFirstAsync(urgency, cancellationToken) is { } mail)
            {
                return mail;
            }
        }

        return null;
    }

    public Task NoteSentAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        return database.OutboxMails.Where(row => row.Id == mail.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SentAt, now)
                .SetProperty(row => row.NextTryAt, (DateTime?)null)
                .SetProperty(row => row.FailedAt, (DateTime?)null)
                .SetProperty(row => row.Text, (string?)null)
                .SetProperty(row => row.Html, (string?)null),
            cancellationToken);
    }

    public async Task<DateTime?> NoteFailureAsync(OutboxMail mail, string error, CancellationToken cancellationToken)
    {
        var now = Now;
        DateTime? next = now - mail.CreatedAt < OutboxMail.TriedFor ? now + OutboxMail.PauseAfter(mail.Tries + 1) : null;
        DateTime? failed = next is null ? now : null;
        var shortened = error[..Math.Min(error.Length, OutboxMail.MaxErrorLength)];
        await database.OutboxMails.Where(row => row.Id == mail.Id && row.SentAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.NextTryAt, next)
                .SetProperty(row => row.FailedAt, failed)
                .SetProperty(row => row.LastError, shortened),
            cancellationToken);
        return next;
    }

    public async Task<IReadOnlyList<OutboxMail>> ListUnsentAsync(CancellationToken cancellationToken)
    {
        // Two queries, so that each can use its index.
        var mails = database.OutboxMails.AsNoTracking();
        var waiting = await mails.Where(mail => mail.NextTryAt != null).OrderBy(mail => mail.NextTryAt).Take(MaxListed)
            .ToListAsync(cancellationToken);
        var failed = await mails.Where(mail => mail.FailedAt != null).OrderBy(mail => mail.FailedAt).Take(MaxListed)
            .ToListAsync(cancellationToken);
        return [.. waiting.Concat(failed).OrderBy(mail => mail.Id).Take(MaxListed)];
    }

    public async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        var failed = await database.OutboxMails.Where(mail => mail.FailedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.FailedAt, (DateTime?)null).SetProperty(mail => mail.NextTryAt, now), cancellationToken);
        return failed + await database.OutboxMails.Where(mail => mail.NextTryAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.NextTryAt, now), cancellationToken);
    }

    public async Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var (sent, failed) = (Now - OutboxMail.SentLifetime, Now - OutboxMail.FailedLifetime);
        await database.OutboxMails.Where(mail => mail.SentAt <= sent).ExecuteDeleteAsync(cancellationToken);
        await database.OutboxMails.Where(mail => mail.FailedAt <= failed).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<OutboxMail?> ClaimFirstAsync(MailUrgency urgency, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            var due = await database.OutboxMails.AsNoTracking().Where(mail => mail.Urgency == urgency && mail.NextTryAt <= now)
                .OrderBy(mail => mail.NextTryAt).ThenBy(mail => mail.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null || await ClaimAsync(due, now, cancellationToken))
            {
                return due;
            }
        }
    }

    // The number of tries shows whether another node claimed the mail first.
    private async Task<bool> ClaimAsync(OutboxMail due, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? until = now + OutboxMail.Claim;
        return await database.OutboxMails.Where(mail => mail.Id == due.Id && mail.Tries == due.Tries && mail.NextTryAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.NextTryAt, until).SetProperty(mail => mail.Tries, mail => mail.Tries + 1),
                cancellationToken) == 1;
    }
}
