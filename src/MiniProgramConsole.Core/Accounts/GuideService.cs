using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Remembers who has put the first-time guide away: a row among Identity's named values of the account.</summary>
public sealed class GuideService(ConsoleDbContext database, ConsoleTransactions transactions, TimeProvider time)
{
    private const string Provider = "console";
    private const string Name = "guide-dismissed";

    /// <summary>Whether a person has put the guide away.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<bool> IsDismissedAsync(long userId, CancellationToken cancellationToken) => IsDismissedAsync(database, userId, cancellationToken);

    /// <summary>Puts the guide away, in every browser and workspace of the person; once more changes nothing.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<bool> DismissAsync(long userId, CancellationToken cancellationToken) => transactions.RunAsync(
        async (attempt, cancelled) =>
        {
            // The lock on the account keeps two of the same form apart, and deleting the account.
            if (!await attempt.ClaimAccountAsync(userId, time.GetUtcNow().UtcDateTime, cancelled)
                || await IsDismissedAsync(attempt, userId, cancelled))
            {
                return false;
            }

            attempt.UserTokens.Add(new IdentityUserToken<long> { UserId = userId, LoginProvider = Provider, Name = Name });
            await attempt.SaveChangesAsync(cancelled);
            return true;
        },
        cancellationToken);

    private static Task<bool> IsDismissedAsync(ConsoleDbContext database, long userId, CancellationToken cancellationToken) =>
        database.UserTokens.AnyAsync(row => row.UserId == userId && row.LoginProvider == Provider && row.Name == Name, cancellationToken);
}
