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

/// <summary>Asks for all factors again before a change that would let someone at an open browser take over the account.</summary>
public sealed class PasswordProofService(
    CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle, SecondFactorUse secondFactor,
    TimeProvider time)
{
    public const string Field = "CurrentPassword";

    public const string CodeField = "CurrentCode";

    // Separate from sign-in, so that someone guessing there can't lock people out of their settings.
    private const string ThrottlePrefix = "proof:";

    internal static string ThrottleKeyOf(long userId) => string.Create(CultureInfo.InvariantCulture, $"{ThrottlePrefix}{userId}");

    public bool IsFresh(DateTime? provedAt) => provedAt > time.GetUtcNow().UtcDateTime - UserSession.FreshFor;

    /// <summary>The session gets a new secret, in case the old one was copied. Unchanged if the form already had its effect.</summary>
    public async Task<(Outcome Outcome, string? NewSecret)> ProveAsync(
        SessionSender sender, TypedProof typed, CancellationToken cancellationToken)
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

        // The proof needs no key. The form's key belongs to the command that follows.
        var secret = Hashing.NewSecret();
        var outcome = await runner.RunAsync(
            new Command { Sender = sender }, context => ProveAsync(context, sender.SessionId, typed, secret), cancellationToken);
        if (outcome.Succeeded)
        {
            await throttle.ForgetAsync(key, cancellationToken);
        }

        return (outcome, outcome.Succeeded ? secret : null);
    }

    // Under the account's lock: a password change in progress finishes first, and then the old password proves nothing.
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
        var hash = Hashing.Sha256(secret);
        var (now, formerUntil) = ((DateTime?)context.Now, (DateTime?)(context.Now + UserSession.FormerLifetime));
        await context.Database.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
            set => set
                .SetProperty(session => session.FormerSecretHash, session => session.SecretHash)
                .SetProperty(session => session.FormerUntil, formerUntil)
                .SetProperty(session => session.SecretHash, hash)
                .SetProperty(session => session.ProvedAt, now),
            context.Cancelled);
    }
}
