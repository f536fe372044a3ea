using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Asks a signed-in person for the password again, before what would let a stranger at an open browser take the account over.</summary>
public sealed class PasswordProofService(
    CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle, TimeProvider time)
{
    /// <summary>The field of the password.</summary>
    public const string Field = "CurrentPassword";


    // Of their own: a stranger who guesses at the sign-in page keeps nobody from their settings.
    private const string ThrottlePrefix = "proof:";

    /// <summary>Under what a person's tries are counted.</summary>
    /// <param name="userId">The person.</param>
    internal static string ThrottleKeyOf(long userId) => string.Create(CultureInfo.InvariantCulture, $"{ThrottlePrefix}{userId}");

    /// <summary>Whether a session's password was given lately enough.</summary>
    /// <param name="provedAt">When it was given, UTC; null where that is not known.</param>
    public bool IsFresh(DateTime? provedAt) => provedAt > time.GetUtcNow().UtcDateTime - UserSession.FreshFor;

    /// <summary>Looks at a password and notes in the session that it was right.</summary>
    /// <param name="sender">The person and the session.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> ProveAsync(SessionSender sender, string? password, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password))
        {
            return Outcome.Refused(Field, new Message("Proof.Required", (int)UserSession.FreshFor.TotalMinutes));
        }

        var key = ThrottleKeyOf(sender.By.UserId);
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return Outcome.Refused(Field, SignInCheck.RefusalOf(wait));
        }

        // The password is the proof, and the form's key is that of what the form asks for.
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => ProveAsync(context, sender.SessionId, password), cancellationToken);
        if (outcome.Succeeded)
        {
            await throttle.ForgetAsync(key, cancellationToken);
        }

        return outcome;
    }

    // Under the account's lock: a password that is being replaced is waited for, and proves nothing any more.
    private async Task<Outcome> ProveAsync(CommandContext context, long sessionId, string password)
    {
        var user = await context.LoadSenderAsync();
        if (hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            return Outcome.Refused(Field, new Message("Proof.Wrong"));
        }

        DateTime? now = context.Now;
        await context.Database.Sessions.Where(session => session.Id == sessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvedAt, now), context.Cancelled);
        return context.Done();
    }
}
