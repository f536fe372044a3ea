using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Sets up a person's authenticator app, and takes it off again.</summary>
public sealed class AuthenticatorService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    AuthenticatorSeal seal,
    SecondFactorCodes codes,
    SignInThrottleService throttle,
    AuditTrail audit,
    SecondFactorMails mails,
    TimeProvider time)
{
    // Of its own: who has the password and guesses codes at the sign-in page keeps nobody from their settings.
    internal const string ThrottlePrefix = "factor:";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>How a person's second factor stands.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<SecondFactorState> FindStateAsync(long userId, CancellationToken cancellationToken)
    {
        var now = Now;
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
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task BeginAsync(long userId, CancellationToken cancellationToken)
    {
        var secret = seal.SealNew();
        try
        {
            await transactions.RunAsync(async (attempt, cancelled) => await attempt.ClaimAccountAsync(userId, Now, cancelled)
                    && await BeginAsync(attempt, userId, secret, cancelled),
                cancellationToken);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == SecondFactorConfiguration.AuthenticatorPrimaryKey)
        {
            // Begun twice at the same moment: the other's secret is as good.
        }
    }

    internal static async Task<bool> BeginAsync(ConsoleDbContext attempt, long userId, string secret, CancellationToken cancellationToken)
    {
        var own = attempt.Authenticators.Where(row => row.UserId == userId);
        var replaced = await own.Where(row => row.ConfirmedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ProtectedSecret, secret), cancellationToken);
        if (replaced == 1 || await own.AnyAsync(cancellationToken))
        {
            return replaced == 1;
        }

        attempt.Authenticators.Add(new Authenticator { UserId = userId, ProtectedSecret = secret });
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes the app's first code: from now on signing in asks for one. The other sessions end, and no browser stands for it.</summary>
    /// <param name="change">The form.</param>
    /// <param name="code">The code as typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<SecondFactorResult> ConfirmAsync(SecondFactorChange change, string? code, CancellationToken cancellationToken)
    {
        var row = await database.Authenticators.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == change.UserId, cancellationToken);
        if (row is null)
        {
            return SecondFactorResult.Nothing;
        }

        var secret = seal.OpenBytes(row.ProtectedSecret);
        var recoveryCodes = RecoveryCodes.Of(secret, change.Token);
        if (row.ConfirmedAt is not null)
        {
            // The same form sent again finds its codes, and shows them once more.
            return await HasAnyAsync(database, change.UserId, recoveryCodes, cancellationToken)
                ? SecondFactorResult.Done(recoveryCodes)
                : SecondFactorResult.Nothing;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return SecondFactorResult.Refused(new Message("SecondFactor.CodeRequired"));
        }

        if (OneTimeCode.StepOf(secret, OneTimeCode.Normalize(code), Now) is not { } step)
        {
            return SecondFactorResult.Refused(new Message("SecondFactor.WrongFirstCode"));
        }

        return await transactions.RunAsync(
            (attempt, cancelled) => ConfirmAsync(attempt, change, row.ProtectedSecret, step, recoveryCodes, cancelled), cancellationToken)
                ? SecondFactorResult.Done(recoveryCodes)
                : await ConfirmAsync(change, code, cancellationToken);
    }

    internal async Task<bool> ConfirmAsync(
        ConsoleDbContext attempt, SecondFactorChange change, string sealedSecret, long step, IReadOnlyList<string> recoveryCodes,
        CancellationToken cancellationToken)
    {
        DateTime? now = Now;
        var confirmed = await attempt.Authenticators
            .Where(row => row.UserId == change.UserId && row.ConfirmedAt == null && row.ProtectedSecret == sealedSecret)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ConfirmedAt, now).SetProperty(row => row.LastStep, step), cancellationToken);
        if (confirmed == 0)
        {
            return false;
        }

        var user = await SecondFactorSwitch.SetAsync(attempt, change.UserId, isOn: true, cancellationToken);
        await RecoveryCodes.ReplaceAsync(attempt, change.UserId, recoveryCodes, cancellationToken);
        await SessionService.EndAllAsync(attempt, change.UserId, change.SessionId, cancellationToken);
        await audit.AppendAsync(attempt, AccountEvent.Of(change.By, AuditAction.SecondFactorAdded, now.Value, browser: null), cancellationToken);
        attempt.OutboxMails.Add(mails.Added(MailReceiver.Of(user, change.Language), now.Value));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes the app and the recovery codes off, for who can give one of their codes.</summary>
    /// <param name="change">The form.</param>
    /// <param name="code">A code of the app or a recovery code, as typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<SecondFactorResult> TurnOffAsync(SecondFactorChange change, string? code, CancellationToken cancellationToken)
    {
        if (!(await FindStateAsync(change.UserId, cancellationToken)).IsOn)
        {
            return SecondFactorResult.Nothing;
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return SecondFactorResult.Refused(new Message("SecondFactor.CodeRequired"));
        }

        var key = ThrottlePrefix + change.UserId;
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return SecondFactorResult.Refused(SecondFactorMessages.RefusalOf(wait));
        }

        if (!await transactions.RunAsync((attempt, cancelled) => TurnOffAsync(attempt, change, code, cancelled), cancellationToken))
        {
            // The same form at the same moment used the code up: then there is nothing to turn off any more.
            return (await FindStateAsync(change.UserId, cancellationToken)).IsOn
                ? SecondFactorResult.Refused(SecondFactorMessages.Wrong(code))
                : SecondFactorResult.Nothing;
        }

        await throttle.ForgetAsync(key, cancellationToken);
        return SecondFactorResult.Done();
    }

    internal async Task<bool> TurnOffAsync(ConsoleDbContext attempt, SecondFactorChange change, string code, CancellationToken cancellationToken)
    {
        var now = Now;
        if (await codes.UseAsync(attempt, change.UserId, code, now, cancellationToken) is null)
        {
            return false;
        }

        var user = await SecondFactorSwitch.SetAsync(attempt, change.UserId, isOn: false, cancellationToken);
        await audit.AppendAsync(attempt, AccountEvent.Of(change.By, AuditAction.SecondFactorRemoved, now, browser: null), cancellationToken);
        attempt.OutboxMails.Add(mails.Removed(MailReceiver.Of(user, change.Language), now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    internal static Task<bool> HasAnyAsync(
        ConsoleDbContext database, long userId, IReadOnlyList<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var hashes = recoveryCodes.Select(RecoveryCodes.HashOf).ToList();
        return database.RecoveryCodes.AnyAsync(code => code.UserId == userId && hashes.Contains(code.CodeHash), cancellationToken);
    }
}
