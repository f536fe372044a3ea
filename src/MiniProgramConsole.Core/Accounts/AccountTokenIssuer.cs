using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

internal static class AccountTokenIssuer
{
    public static Task<string> IssueAsync(
        ConsoleDbContext db, ApplicationUser user, string purpose, DateTime now, CancellationToken cancellationToken) =>
        IssueAsync(db, user, purpose, email: null, now, cancellationToken);

    /// <summary>Revokes earlier links for the same purpose.</summary>
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

    public static Task<int> KillAsync(IQueryable<AccountToken> tokens, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? died = now;
        return tokens.Where(token => token.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, died), cancellationToken);
    }

    public static IQueryable<AccountToken> Active(ConsoleDbContext database, string? secret, string purpose, DateTime now)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return database.AccountTokens
            .Where(token => token.SecretHash == hash && token.Purpose == purpose && token.UsedAt == null && token.ExpiresAt > now);
    }

    /// <summary>False if the link isn't active or another request used it first.</summary>
    public static async Task<bool> UseAsync(
        ConsoleDbContext db, string? secret, string purpose, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? used = now;
        return await Active(db, secret, purpose, now)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, used), cancellationToken) == 1;
    }
}
