using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;

namespace MiniProgramConsole.Core.Accounts.Deletion;

/// <summary>What the database holds of a person besides the account's row and what history tells.</summary>
internal static class AccountDataEraser
{
    /// <summary>Removes all of it.</summary>
    /// <param name="attempt">The context of the transaction that deletes the account.</param>
    /// <param name="user">The account, with its email still.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static async Task RemoveAsync(ConsoleDbContext attempt, ApplicationUser user, CancellationToken cancellationToken)
    {
        var id = user.Id;
        await attempt.Sessions.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.AccountTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.UserTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.Authenticators.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.RecoveryCodes.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.SecondFactorTickets.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.KnownDevices.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await UnfinishedFormRemoval.OfPersonAsync(attempt, id, cancellationToken);
        await attempt.StagedLogos.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await attempt.IdempotencyRecords.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await RemoveByEmailAsync(attempt, user, cancellationToken);
    }

    private static async Task RemoveByEmailAsync(ConsoleDbContext attempt, ApplicationUser user, CancellationToken cancellationToken)
    {
        var (email, hash) = (user.Email!, Hashing.Sha256(user.MailboxKey));
        await attempt.SignInAttempts.Where(row => row.EmailHash == hash).ExecuteDeleteAsync(cancellationToken);
        var codes = PasswordResetCode.HashesOf(user.MailboxKey);
        await attempt.PasswordResetCodes.Where(row => codes.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken);
        var counted = SignInThrottleService.HashesOf(user);
        await attempt.SignInThrottles.Where(row => counted.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken);
        // No mail that is still to be sent is older than the account; so the index of those finds it.
        var since = user.CreatedAt;
        await attempt.OutboxMails.Where(row => row.NextTryAt >= since && row.Recipient == email).ExecuteDeleteAsync(cancellationToken);
    }
}
