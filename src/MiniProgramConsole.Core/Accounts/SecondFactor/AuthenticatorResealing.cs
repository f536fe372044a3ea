using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class AuthenticatorResealing(ConsoleDbContext database, AuthenticatorSeal seal)
{
    private const int AtOnce = 500;

    /// <summary>Can be repeated. <c>Unreadable</c> lists emails of accounts whose secret can't be decrypted and stays as it is.</summary>
    public async Task<(int Sealed, IReadOnlyList<string> Unreadable)> RunAsync(CancellationToken cancellationToken)
    {
        var (count, last, read, unreadable) = (0, 0L, 0, new List<string>());
        do
        {
            var rows = await database.Authenticators.AsNoTracking().Where(row => row.UserId > last).OrderBy(row => row.UserId)
                .Select(row => new { row.UserId, row.ProtectedSecret, row.User.Email }).Take(AtOnce).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                if (TryReseal(row.ProtectedSecret) is not { } renewed)
                {
                    unreadable.Add(row.Email!);
                    continue;
                }

                // Skips a secret that was set up just now: it is already encrypted with the new key.
                count += await database.Authenticators.Where(now => now.UserId == row.UserId && now.ProtectedSecret == row.ProtectedSecret)
                    .ExecuteUpdateAsync(set => set.SetProperty(now => now.ProtectedSecret, renewed), cancellationToken);
            }

            (read, last) = (rows.Count, rows.Count > 0 ? rows[^1].UserId : last);
        }
        while (read == AtOnce);
        return (count, unreadable);
    }

    private string? TryReseal(string sealedSecret)
    {
        try
        {
            return seal.Reseal(sealedSecret);
        }
        catch (CryptographicException)
        {
            // Data protection reports a lost key only this way.
            return null;
        }
    }
}
