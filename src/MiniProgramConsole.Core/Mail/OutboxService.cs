using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Mail;

/// <summary>Hands out mails that are due, each to one node at a time, and notes what came of them.</summary>
public sealed class OutboxService(ConsoleDbContext database, TimeProvider time)
{
    private const int MaxListed = 100;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Claims the most urgent mail that is due, of several the one that is due the longest: nobody else gets it for <see cref="OutboxMail.Claim"/>.</summary>
    /// <param name="least">The least urgent kind that is asked for.</param>
    /// <param name="cancellationToken">Cancels what was not written.</param>
    /// <returns>The mail; null where none is due.</returns>
    public async Task<OutboxMail?> ClaimAsync(MailUrgency least, CancellationToken cancellationToken)
    {
        // One question for each, in the order of the index: it also holds the mails that were sent, which are due no more.
        foreach (var urgency in Enum.GetValues<MailUrgency>().Where(urgency => urgency <= least))
        {
            if (await ClaimFirstAsync(urgency, cancellationToken) is { } mail)
            {
                return mail;
            }
        }

        return null;
    }

    /// <summary>Notes that a claimed mail is sent, and forgets what it said: it may have held a secret.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
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

    /// <summary>Notes that a try of a claimed mail went wrong.</summary>
    /// <param name="mail">The mail as it was claimed.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>When it is tried next, UTC; null where it is given up.</returns>
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

    /// <summary>The mails that are not sent, failed ones too, the oldest first; at most a hundred.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<OutboxMail>> ListUnsentAsync(CancellationToken cancellationToken)
    {
        // Two questions in the order of their indexes.
        var mails = database.OutboxMails.AsNoTracking();
        var waiting = await mails.Where(mail => mail.NextTryAt != null).OrderBy(mail => mail.NextTryAt).Take(MaxListed)
            .ToListAsync(cancellationToken);
        var failed = await mails.Where(mail => mail.FailedAt != null).OrderBy(mail => mail.FailedAt).Take(MaxListed)
            .ToListAsync(cancellationToken);
        return [.. waiting.Concat(failed).OrderBy(mail => mail.Id).Take(MaxListed)];
    }

    /// <summary>Makes every mail that is not sent due at once, failed ones too.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many.</returns>
    public async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        var failed = await database.OutboxMails.Where(mail => mail.FailedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.FailedAt, (DateTime?)null).SetProperty(mail => mail.NextTryAt, now), cancellationToken);
        return failed + await database.OutboxMails.Where(mail => mail.NextTryAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.NextTryAt, now), cancellationToken);
    }

    /// <summary>Removes the rows of mails that were sent or given up long ago.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
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

    // The count of tries tells whether another node was first.
    private async Task<bool> ClaimAsync(OutboxMail due, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? until = now + OutboxMail.Claim;
        return await database.OutboxMails.Where(mail => mail.Id == due.Id && mail.Tries == due.Tries && mail.NextTryAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.NextTryAt, until).SetProperty(mail => mail.Tries, mail => mail.Tries + 1),
                cancellationToken) == 1;
    }
}
