using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes an account for a transaction that counts or changes what belongs to it, so that no two do so at once and none for a deleted account.</summary>
internal static class AccountClaim
{
    /// <summary>Takes the account; the lock on its row lasts as long as the transaction.</summary>
    /// <param name="attempt">The context of the transaction.</param>
    /// <param name="userId">Whose account.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>False where the account was deleted.</returns>
    public static async Task<bool> ClaimAccountAsync(
        this ConsoleDbContext attempt, long userId, DateTime now, CancellationToken cancellationToken) =>
        await attempt.Users.Where(user => user.Id == userId && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, now), cancellationToken) == 1;

    /// <summary>Takes the account for something that the person need not be signed in for; it is no sign of activity.</summary>
    /// <param name="attempt">The context of the transaction.</param>
    /// <param name="userId">Whose account.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>False where the account was deleted.</returns>
    public static async Task<bool> HoldAccountAsync(this ConsoleDbContext attempt, long userId, CancellationToken cancellationToken) =>
        await attempt.Users.Where(user => user.Id == userId && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), cancellationToken) == 1;
}
