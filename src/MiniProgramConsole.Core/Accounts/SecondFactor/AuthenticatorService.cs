using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class AuthenticatorService(
    ConsoleDbContext database, CommandRunner runner, AuthenticatorSeal seal, SecondFactorCodes codes, SignInThrottleService throttle,
    SecondFactorMails mails, TimeProvider time)
{
    public const string CodeField = "Code";

    // Separate from sign-in, so that someone guessing codes there can't lock people out of their settings.
    internal const string ThrottlePrefix = "factor:";

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

    /// <summary>Base32; null unless a setup is in progress.</summary>
    public async Task<string?> FindNewSecretAsync(long userId, CancellationToken cancellationToken) =>
        await database.Authenticators.Where(row => row.UserId == userId && row.ConfirmedAt == null)
            .Select(row => row.ProtectedSecret).FirstOrDefaultAsync(cancellationToken) is { } found ? seal.Open(found) : null;

    public Task<Outcome> BeginAsync(Sender sender, Guid token, CancellationToken cancellationToken)
    {
        var secret = seal.SealNew();
        var command = OwnAccountCommands.Of(sender, token, new { Form = "begin-authenticator" }) with
        {
            Stands = async (context, _) => await FindAsync(context) is not null,
        };
        return runner.RunAsync(command, context => BeginAsync(context, secret), cancellationToken);
    }

    /// <summary>The recovery codes can't be looked up later. There are none if another form turned the second factor on.</summary>
    public async Task<(Outcome Outcome, IReadOnlyList<string> RecoveryCodes)> ConfirmAsync(
        SecondFactorChange change, string? code, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> made = [];
        // The fingerprint contains no codes. The recovery codes derived from the form's token show whether it took effect.
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

    /// <summary><paramref name="isProved"/>: the form's code was already checked and used up, together with the password.</summary>
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

    private async Task<(Outcome Outcome, IReadOnlyList<string> Made)> ConfirmAsync(
        CommandContext context, SecondFactorChange change, string? code)
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
        : await codes.UseAsync(
            context.Database, context.By.UserId, code, context.Now, context.Cancelled) is null ? SecondFactorMessages.Wrong(code)
        : null;
}
