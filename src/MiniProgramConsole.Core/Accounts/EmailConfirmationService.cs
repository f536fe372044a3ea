using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes the links that make another email an account's.</summary>
public sealed class EmailConfirmationService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    ILookupNormalizer normalizer,
    AuditTrail audit,
    AccountMails mails,
    TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What a living link is about.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null where the link was used, has expired or never was.</returns>
    public Task<PendingEmail?> FindAsync(string? secret, CancellationToken cancellationToken) => FindAsync(database, secret, cancellationToken);

    /// <summary>Makes the email the account's. Other sessions end, and both addresses are told.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="session">The session that the link was opened in, which goes on where it is the account's; null where nobody is signed in.</param>
    /// <param name="address">The network address.</param>
    /// <param name="language">The language of the mails, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What was confirmed; null where the link is dead, or where another account has the email meanwhile.</returns>
    public async Task<PendingEmail?> ConfirmAsync(
        string? secret, long? session, string? address, CultureInfo language, CancellationToken cancellationToken)
    {
        try
        {
            return await transactions.RunAsync(
                (attempt, cancelled) => ConfirmAsync(attempt, secret, session, address, language, cancelled), cancellationToken);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            await AccountTokens.UseAsync(database, secret, AccountTokenPurpose.ChangeEmail, Now, cancellationToken);
            return null;
        }
    }

    internal async Task<PendingEmail?> ConfirmAsync(
        ConsoleDbContext attempt, string? secret, long? session, string? address, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = Now;
        if (await FindAsync(attempt, secret, cancellationToken) is not { } pending
            || !await AccountTokens.UseAsync(attempt, secret, AccountTokenPurpose.ChangeEmail, now, cancellationToken))
        {
            return null;
        }

        var user = await attempt.Users.SingleAsync(row => row.Id == pending.UserId, cancellationToken);
        var old = MailReceiver.Of(user, language);
        var oldHash = Hashing.Sha256(user.NormalizedEmail!);
        user.TakeEmail(pending.Email, normalizer.NormalizeEmail(pending.Email)!);
        // Whoever has the old email next has nothing to do with them.
        var newHash = Hashing.Sha256(user.NormalizedEmail!);
        await attempt.SignInAttempts.Where(row => row.EmailHash == oldHash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailHash, newHash), cancellationToken);
        await SessionService.EndAllAsync(attempt, user.Id, session, cancellationToken);
        var text = new Message("Mail.EmailChanged.Text", old.Address, pending.Email, now);
        attempt.OutboxMails.AddRange(new[] { old, MailReceiver.Of(user, language) }
            .Select(to => mails.SecurityNotice(to, new Message("Mail.EmailChanged.Subject"), text, now)));
        var by = new Actor(user.Id, user.DisplayName, address);
        await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.EmailChanged, now, browser: null), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return pending;
    }

    private Task<PendingEmail?> FindAsync(ConsoleDbContext context, string? secret, CancellationToken cancellationToken) =>
        AccountTokens.Living(context, secret, AccountTokenPurpose.ChangeEmail, Now)
            .Select(token => new PendingEmail(token.UserId, token.Email!)).FirstOrDefaultAsync(cancellationToken);

    private bool IsTaken(DbUpdateException exception) => errors.ViolatedConstraint(exception)
        is ApplicationUserConfiguration.EmailIndex or ApplicationUserConfiguration.UserNameIndex;
}
