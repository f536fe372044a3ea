using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Makes, finds and uses up the links of accounts, in the transaction of the caller.</summary>
internal static class AccountTokens
{
    /// <summary>Makes a link's secret; earlier ones for the same purpose die.</summary>
    public static async Task<string> IssueAsync(
        ConsoleDbContext attempt, ApplicationUser user, string purpose, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? died = now;
        await attempt.AccountTokens.Where(token => token.UserId == user.Id && token.Purpose == purpose && token.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, died), cancellationToken);
        var secret = Hashing.NewSecret();
        attempt.AccountTokens.Add(new AccountToken
        {
            SecretHash = Hashing.Sha256(secret),
            User = user,
            Purpose = purpose,
            CreatedAt = now,
            ExpiresAt = now + AccountToken.Lifetime,
        });
        return secret;
    }

    /// <summary>The living token of a secret, for one purpose.</summary>
    public static IQueryable<AccountToken> Living(ConsoleDbContext database, string? secret, string purpose, DateTime now)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return database.AccountTokens
            .Where(token => token.SecretHash == hash && token.Purpose == purpose && token.UsedAt == null && token.ExpiresAt > now);
    }

    /// <summary>Uses a secret up; false where another request was first, or it is not living.</summary>
    public static async Task<bool> UseAsync(
        ConsoleDbContext attempt, string? secret, string purpose, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? used = now;
        return await Living(attempt, secret, purpose, now)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, used), cancellationToken) == 1;
    }
}
