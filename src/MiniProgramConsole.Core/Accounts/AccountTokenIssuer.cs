using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Makes, finds and uses up the links of accounts, in the transaction of the caller.</summary>
internal static class AccountTokenIssuer
{
    /// <summary>Makes a link's secret; earlier ones for the same purpose die.</summary>
    public static Task<string> IssueAsync(
        ConsoleDbContext db, ApplicationUser user, string purpose, DateTime now, CancellationToken cancellationToken) =>
        IssueAsync(db, user, purpose, email: null, now, cancellationToken);

    /// <summary>Makes the secret of a link that is about an email; earlier ones for the same purpose die.</summary>
    public static async Task<string> IssueAsync(
        ConsoleDbContext db, ApplicationUser user, string purpose, string? email, DateTime now, CancellationToken cancellationToken)
    {
        await KillAsync(db.AccountTokens.Where(token => token.UserId == user.Id && token.Purpose == purpose), now, cancellationToken);
        var secret = Hashing.NewSecret();
        db.AccountTokens.Add(new AccountToken
        {
            SecretHash = Hashing.Sha256(secret),
            User = user,
            Purpose = purpose,
            Email = email,
            CreatedAt = now,
            ExpiresAt = now + AccountToken.Lifetime,
        });
        return secret;
    }

    /// <summary>Makes links useless that can still be used.</summary>
    /// <returns>How many could.</returns>
    public static Task<int> KillAsync(IQueryable<AccountToken> tokens, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? died = now;
        return tokens.Where(token => token.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, died), cancellationToken);
    }

    /// <summary>The living token of a secret, for one purpose.</summary>
    public static IQueryable<AccountToken> Active(ConsoleDbContext database, string? secret, string purpose, DateTime now)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return database.AccountTokens
            .Where(token => token.SecretHash == hash && token.Purpose == purpose && token.UsedAt == null && token.ExpiresAt > now);
    }

    /// <summary>Uses a secret up; false where another request was first, or it is not living.</summary>
    public static async Task<bool> UseAsync(
        ConsoleDbContext db, string? secret, string purpose, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? used = now;
        return await Active(db, secret, purpose, now)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, used), cancellationToken) == 1;
    }
}
