using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Asks a signed-in person for the password again, before what would let a stranger at an open browser take the account over.</summary>
public sealed class PasswordProofService(
    ConsoleDbContext database, ConsoleTransactions transactions, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle, TimeProvider time)
{
    // Of their own: a stranger who guesses at the sign-in page keeps nobody from their settings.
    private const string ThrottlePrefix = "proof:";

    /// <summary>Under what a person's tries are counted.</summary>
    /// <param name="userId">The person.</param>
    internal static string ThrottleKeyOf(long userId) => string.Create(CultureInfo.InvariantCulture, $"{ThrottlePrefix}{userId}");

    /// <summary>Whether a session's password was given lately enough.</summary>
    /// <param name="provedAt">When it was given, UTC; null where that is not known.</param>
    public bool IsFresh(DateTime? provedAt) => provedAt > time.GetUtcNow().UtcDateTime - UserSession.FreshFor;

    /// <summary>Looks at a password and notes in the session that it was right.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong; null where the password was right.</returns>
    public async Task<Message?> ProveAsync(long userId, long sessionId, string? password, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new Message("Proof.Required", (int)UserSession.FreshFor.TotalMinutes);
        }

        var key = ThrottleKeyOf(userId);
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return SignInCheck.RefusalOf(wait);
        }

        var user = await database.Users.AsNoTracking().FirstAsync(row => row.Id == userId, cancellationToken);
        if (hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            return new Message("Proof.Wrong");
        }

        await throttle.ForgetAsync(key, cancellationToken);
        DateTime? now = time.GetUtcNow().UtcDateTime;
        await transactions.RunAsync(
            (attempt, cancelled) => attempt.Sessions.Where(session => session.Id == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvedAt, now), cancelled),
            cancellationToken);
        return null;
    }
}
