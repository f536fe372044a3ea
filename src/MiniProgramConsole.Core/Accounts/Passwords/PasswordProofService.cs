using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>
/// Asks a signed-in person again for all that signing in asks for, password and second factor, before what would let a stranger at an open browser take
/// the account over.
/// </summary>
public sealed class PasswordProofService(
    CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle, SecondFactorUse secondFactor, TimeProvider time)
{
    /// <summary>The field of the password.</summary>
    public const string Field = "CurrentPassword";

    /// <summary>The field of the second factor's code.</summary>
    public const string CodeField = "CurrentCode";

    // Of their own: a stranger who guesses at the sign-in page keeps nobody from their settings.
    private const string ThrottlePrefix = "proof:";

    /// <summary>Under what a person's tries are counted.</summary>
    /// <param name="userId">The person.</param>
    internal static string ThrottleKeyOf(long userId) => string.Create(CultureInfo.InvariantCulture, $"{ThrottlePrefix}{userId}");

    /// <summary>Whether a session's person proved themselves lately enough.</summary>
    /// <param name="provedAt">When they did, UTC; null where that is not known.</param>
    public bool IsFresh(DateTime? provedAt) => provedAt > time.GetUtcNow().UtcDateTime - UserSession.FreshFor;

    /// <summary>Looks at what was typed. Where it is right the session goes on with a new secret: one that somebody else has is of little use any more.</summary>
    /// <param name="sender">The person and the session.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>
    /// What came of it, and the new secret; null where nothing was proved. Unchanged, where the form's key was used before: the form can't have an effect
    /// again, and the password may be another one since.
    /// </returns>
    public async Task<(Outcome Outcome, string? NewSecret)> ProveAsync(SessionSender sender, TypedProof typed, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(typed.Password))
        {
            return (Outcome.Refused(Field, new Message("Proof.Required")), null);
        }

        var key = ThrottleKeyOf(sender.By.UserId);
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return (Outcome.Refused(Field, SignInCheck.RefusalOf(wait)), null);
        }

        // What was typed is the proof, and the form's key is that of what the form asks for.
        var secret = Hashing.NewSecret();
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => ProveAsync(context, sender.SessionId, typed, secret), cancellationToken);
        if (outcome.Succeeded)
        {
            await throttle.ForgetAsync(key, cancellationToken);
        }

        return (outcome, outcome.Succeeded ? secret : null);
    }

    // Under the account's lock: a password that is being replaced is waited for, and proves nothing any more.
    private async Task<Outcome> ProveAsync(CommandContext context, long sessionId, TypedProof typed, string secret)
    {
        if (await HadItsEffectAsync(context, typed.Form))
        {
            return Outcome.Unchanged;
        }

        var user = await context.LoadSenderAsync();
        if (!user.HasPassword(hasher, typed.Password!))
        {
            return Outcome.Refused(Field, new Message("Proof.Wrong"));
        }

        if (user.TwoFactorEnabled && await CheckCodeAsync(context, user, typed) is { } refusal)
        {
            return Outcome.Refused(typed.CodeField, refusal);
        }

        await RotateAsync(context, sessionId, secret);
        return context.Done();
    }

    private async Task<Message?> CheckCodeAsync(CommandContext context, ApplicationUser user, TypedProof typed) =>
        string.IsNullOrWhiteSpace(typed.Code) ? new Message("SecondFactor.CodeRequired")
        : await secondFactor.UseAsync(context, user, typed.Code, browser: null, typed.Language) ? null
        : SecondFactorMessages.Wrong(typed.Code);

    private static async Task<bool> HadItsEffectAsync(CommandContext context, Guid? form) => form is { } token
        && await context.Database.IdempotencyRecords.AnyAsync(
            record => record.UserId == context.By.UserId && record.Token == token, context.Cancelled);

    private static async Task RotateAsync(CommandContext context, long sessionId, string secret)
    {
        var (hash, now, formerUntil) = (Hashing.Sha256(secret), (DateTime?)context.Now, (DateTime?)(context.Now + UserSession.FormerLifetime));
        await context.Database.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
            set => set
                .SetProperty(session => session.FormerSecretHash, session => session.SecretHash)
                .SetProperty(session => session.FormerUntil, formerUntil)
                .SetProperty(session => session.SecretHash, hash)
                .SetProperty(session => session.ProvedAt, now),
            context.Cancelled);
    }
}
