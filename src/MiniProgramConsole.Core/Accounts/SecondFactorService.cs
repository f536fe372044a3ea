using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Checks the second factor of a person who gave the right password.</summary>
public sealed class SecondFactorService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    SecondFactorCodes codes,
    SignInThrottleService throttle,
    KnownDeviceService devices,
    SignInAttemptService attempts,
    AuditTrail audit,
    SecondFactorMails mails,
    TimeProvider time)
{
    // Of its own: the right password, which a thief has, forgives no wrong code.
    internal const string ThrottlePrefix = "code:";

    /// <summary>Counts the try, then looks at the code. A sign-in is completed once.</summary>
    /// <param name="tried">What was typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<SecondFactorCheck> CheckAsync(SecondFactorTry tried, CancellationToken cancellationToken)
    {
        if (await FindAsync(tried, cancellationToken) is not { } user)
        {
            return new SecondFactorCheck(null);
        }

        if (string.IsNullOrWhiteSpace(tried.Code))
        {
            return new SecondFactorCheck(null, new Message("SecondFactor.CodeRequired"));
        }

        var device = await devices.FindAsync(user.NormalizedEmail!, tried.Origin, cancellationToken);
        var key = ThrottlePrefix
            + (device is null ? user.Id.ToString(CultureInfo.InvariantCulture) : KnownDeviceService.ThrottleKeyOf(device));
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return new SecondFactorCheck(null, SecondFactorMessages.RefusalOf(wait));
        }

        try
        {
            if (!await transactions.RunAsync((attempt, cancelled) => UseAsync(attempt, user, tried, cancelled), cancellationToken))
            {
                await attempts.NoteAsync(user.NormalizedEmail!, SignInOutcome.WrongCode, tried.Origin, cancellationToken);
                return new SecondFactorCheck(null, SecondFactorMessages.Wrong(tried.Code));
            }
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
        {
            // Another request completed this sign-in at the same moment; its code is unused.
            return new SecondFactorCheck(null);
        }

        await throttle.ForgetAsync(key, cancellationToken);
        return new SecondFactorCheck(user);
    }

    private Task<ApplicationUser?> FindAsync(SecondFactorTry tried, CancellationToken cancellationToken) => database.Users.AsNoTracking()
        .Where(user => user.Id == tried.UserId && user.TwoFactorEnabled && user.SecurityStamp == tried.SecurityStamp)
        .Where(user => !database.IdempotencyRecords.Any(form => form.UserId == user.Id && form.Token == tried.Token))
        .FirstOrDefaultAsync(cancellationToken);

    internal async Task<bool> UseAsync(ConsoleDbContext attempt, ApplicationUser user, SecondFactorTry tried, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await codes.UseAsync(attempt, user.Id, tried.Code, now, cancellationToken) is not { } kind)
        {
            return false;
        }

        attempt.IdempotencyRecords.Add(IdempotencyKey.Of(user.Id, tried.Token, nameof(SecondFactorTry)).RecordResult(user.Code, user.DisplayName, now));
        if (kind == SecondFactorCodeKind.Recovery)
        {
            var by = new Actor(user.Id, user.DisplayName, tried.Origin.Address);
            await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.RecoveryCodeUsed, now, tried.Origin.Browser), cancellationToken);
            var left = await attempt.RecoveryCodes.CountAsync(code => code.UserId == user.Id, cancellationToken);
            attempt.OutboxMails.Add(mails.RecoveryCodeUsed(MailReceiver.Of(user, tried.Language), left, now));
        }

        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }
}
