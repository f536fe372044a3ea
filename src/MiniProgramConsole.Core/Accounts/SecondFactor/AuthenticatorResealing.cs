using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Seals the secrets of authenticators again, with the data-protection key that is new; the secrets stay what they are.</summary>
public sealed class AuthenticatorResealing(ConsoleDbContext database, AuthenticatorSeal seal)
{
    private const int AtOnce = 500;

    /// <summary>Seals all of them. It may be repeated.</summary>
    /// <param name="cancellationToken">Cancels what was not written.</param>
    /// <returns>How many were sealed, and the emails of the accounts whose secret could not be opened and stays as it is.</returns>
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

                // One that was set up at this moment is sealed with the new key already.
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
            // The framework's only answer to what was sealed with a lost key.
            return null;
        }
    }
}
