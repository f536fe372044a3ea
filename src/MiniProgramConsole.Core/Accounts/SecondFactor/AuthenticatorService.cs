using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Sets up a person's authenticator app, and takes it off again.</summary>
public sealed class AuthenticatorService(
    ConsoleDbContext database, CommandRunner runner, AuthenticatorSeal seal, SecondFactorCodes codes, SignInThrottleService throttle,
    SecondFactorMails mails, TimeProvider time)
{
    /// <summary>The field of a code.</summary>
    public const string CodeField = "Code";

    // Of its own: who has the password and guesses codes at the sign-in page keeps nobody from their settings.
    internal const string ThrottlePrefix = "factor:";

    /// <summary>How a person's second factor stands.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<SecondFactorState> FindStateAsync(long userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await database.Authenticators.Where(row => row.UserId == userId && row.ConfirmedAt != null)
            .Select(row => new SecondFactorState(
                row.ConfirmedAt,
                database.RecoveryCodes.Count(code => code.UserId == userId),
                database.KnownDevices.Count(device => device.UserId == userId && device.RememberedUntil > now)))
            .FirstOrDefaultAsync(cancellationToken) ?? SecondFactorState.Off;
    }

    /// <summary>The secret that waits for its first code, in Base32; null where nothing is being set up.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<string?> FindNewSecretAsync(long userId, CancellationToken cancellationToken) =>
        await database.Authenticators.Where(row => row.UserId == userId && row.ConfirmedAt == null)
            .Select(row => row.ProtectedSecret).FirstOrDefaultAsync(cancellationToken) is { } found ? seal.Open(found) : null;

    /// <summary>Makes a secret. It replaces one that still waits for its first code; one in use stays.</summary>
    /// <param name="sender">The person.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> BeginAsync(Sender sender, Guid token, CancellationToken cancellationToken)
    {
        var secret = seal.SealNew();
        var command = OwnAccountCommands.Of(sender, token, new { Form = "begin-authenticator" }) with
        {
            Stands = async (context, _) => await FindAsync(context) is not null,
        };
        return runner.RunAsync(command, context => BeginAsync(context, secret), cancellationToken);
    }

    /// <summary>Takes the app's first code: from now on signing in asks for one. The other sessions end, and no browser stands for it.</summary>
    /// <param name="change">The form.</param>
    /// <param name="code">The code as typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it, and the recovery codes to be shown, this once; none where another form turned it on.</returns>
    public async Task<(Outcome Outcome, IReadOnlyList<string> RecoveryCodes)> ConfirmAsync(
        SecondFactorChange change, string? code, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> made = [];
        // Neither the code nor the recovery codes enter the fingerprint: those of the form's token say whether it had its effect.
        var command = OwnAccountCommands.Of(change.Sender, change.Token, new { Form = "confirm-authenticator" }) with
        {
            Stands = async (context, _) => (made = await FindMadeAsync(context, change)).Count > 0,
        };
        var outcome = await runner.RunAsync(
            command,
            async context =>
            {
                (var decided, made) = await ConfirmAsync(context, change, code);
                return decided;
            },
            cancellationToken);
        return (outcome, outcome.Succeeded ? made : []);
    }

    /// <summary>Takes the app and the recovery codes off, for who can give one of their codes. The other sessions end.</summary>
    /// <param name="change">The form.</param>
    /// <param name="code">A code of the app or a recovery code, as typed.</param>
    /// <param name="isProved">Whether the form's code was looked at and used up already, with the password.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> TurnOffAsync(SecondFactorChange change, string? code, bool isProved, CancellationToken cancellationToken)
    {
        var key = ThrottlePrefix + change.UserId;
        if (!isProved && !string.IsNullOrWhiteSpace(code) && (await FindStateAsync(change.UserId, cancellationToken)).IsOn
            && await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return Outcome.Refused(CodeField, SecondFactorMessages.RefusalOf(wait));
        }

        var command = OwnAccountCommands.Of(change.Sender, change.Token, new { Form = "turn-off-authenticator" }) with
        {
            Stands = async (context, _) => await FindAsync(context) is not { ConfirmedAt: not null },
        };
        var outcome = await runner.RunAsync(command, context => TurnOffAsync(context, change, code, isProved), cancellationToken);
        if (outcome.Kind == OutcomeKind.Done)
        {
            await throttle.ForgetAsync(key, cancellationToken);
        }

        return outcome;
    }

    /// <summary>The recovery codes that a form made, where any of them is in use; none otherwise.</summary>
    internal async Task<IReadOnlyList<string>> FindMadeAsync(CommandContext context, SecondFactorChange change)
    {
        if (await FindAsync(context) is not { ConfirmedAt: not null } row)
        {
            return [];
        }

        var codes = RecoveryCodeIssuer.Of(seal.OpenBytes(row.ProtectedSecret), change.Token);
        var hashes = codes.Select(RecoveryCodeIssuer.HashOf).ToList();
        return await context.Database.RecoveryCodes.AnyAsync(
            code => code.UserId == change.UserId && hashes.Contains(code.CodeHash), context.Cancelled) ? codes : [];
    }

    /// <summary>The sender's authenticator, in use or being set up.</summary>
    internal static Task<Authenticator?> FindAsync(CommandContext context) =>
        context.Database.Authenticators.FirstOrDefaultAsync(row => row.UserId == context.By.UserId, context.Cancelled);

    private static async Task<Outcome> BeginAsync(CommandContext context, string secret)
    {
        var row = await FindAsync(context);
        if (row is { ConfirmedAt: not null })
        {
            return Outcome.Unchanged;
        }

        row ??= context.Database.Authenticators.Add(new Authenticator { UserId = context.By.UserId, ProtectedSecret = secret }).Entity;
        row.ProtectedSecret = secret;
        return context.Done();
    }

    private async Task<(Outcome Outcome, IReadOnlyList<string> Made)> ConfirmAsync(CommandContext context, SecondFactorChange change, string? code)
    {
        var (db, by, now, cancelled) = context;
        if (await FindAsync(context) is not { ConfirmedAt: null } row)
        {
            return (Outcome.Unchanged, []);
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return (Outcome.Refused(CodeField, new Message("SecondFactor.CodeRequired")), []);
        }

        var secret = seal.OpenBytes(row.ProtectedSecret);
        if (OneTimeCode.StepOf(secret, OneTimeCode.Normalize(code), now) is not { } step)
        {
            return (Outcome.Refused(CodeField, new Message("SecondFactor.WrongFirstCode")), []);
        }

        (row.ConfirmedAt, row.LastStep) = (now, step);
        var made = RecoveryCodeIssuer.Of(secret, change.Token);
        var user = await SecondFactorSwitch.SetAsync(db, by.UserId, isOn: true, cancelled);
        await RecoveryCodeIssuer.ReplaceAsync(db, by.UserId, made, cancelled);
        await SessionService.EndAllAsync(db, by.UserId, change.Sender.SessionId, cancelled);
        db.OutboxMails.Add(mails.Added(user.ToReceiver(change.Language), now));
        return (context.Done(AuditAction.SecondFactorAdded), made);
    }

    private async Task<Outcome> TurnOffAsync(CommandContext context, SecondFactorChange change, string? code, bool isProved)
    {
        var (db, by, now, cancelled) = context;
        if (await FindAsync(context) is not { ConfirmedAt: not null })
        {
            return Outcome.Unchanged;
        }

        if (!isProved && await CheckCodeAsync(context, code) is { } refusal)
        {
            return Outcome.Refused(CodeField, refusal);
        }

        var user = await SecondFactorSwitch.SetAsync(db, by.UserId, isOn: false, cancelled);
        await SessionService.EndAllAsync(db, by.UserId, change.Sender.SessionId, cancelled);
        db.OutboxMails.Add(mails.Removed(user.ToReceiver(change.Language), now));
        return context.Done(AuditAction.SecondFactorRemoved);
    }

    private async Task<Message?> CheckCodeAsync(CommandContext context, string? code) =>
        string.IsNullOrWhiteSpace(code) ? new Message("SecondFactor.CodeRequired")
        : await codes.UseAsync(context.Database, context.By.UserId, code, context.Now, context.Cancelled) is null ? SecondFactorMessages.Wrong(code)
        : null;
}
