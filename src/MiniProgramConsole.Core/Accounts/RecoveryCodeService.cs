using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Makes new recovery codes in the place of the old ones.</summary>
public sealed class RecoveryCodeService(
    ConsoleDbContext database, ConsoleTransactions transactions, IdempotencyRecordReader submissions, AuthenticatorSeal seal, AuditTrail audit,
    SecondFactorMails mails, TimeProvider time)
{
    /// <summary>Makes them. The same form sent again shows them again, as long as they are the ones in use.</summary>
    /// <param name="change">The form.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<SecondFactorResult> RenewAsync(SecondFactorChange change, CancellationToken cancellationToken)
    {
        var sealedSecret = await database.Authenticators.Where(row => row.UserId == change.UserId && row.ConfirmedAt != null)
            .Select(row => row.ProtectedSecret).FirstOrDefaultAsync(cancellationToken);
        if (sealedSecret is null)
        {
            return SecondFactorResult.Nothing;
        }

        var codes = RecoveryCodes.Of(seal.OpenBytes(sealedSecret), change.Token);
        if (await submissions.FindAsync(change.UserId, change.Token, cancellationToken) is not null)
        {
            return await AuthenticatorService.HasAnyAsync(database, change.UserId, codes, cancellationToken)
                ? SecondFactorResult.Done(codes)
                : SecondFactorResult.Nothing;
        }

        return await transactions.RunAsync(
            (attempt, cancelled) => RenewAsync(attempt, change, sealedSecret, codes, cancelled), cancellationToken)
                ? SecondFactorResult.Done(codes)
                : SecondFactorResult.Nothing;
    }

    internal async Task<bool> RenewAsync(
        ConsoleDbContext attempt, SecondFactorChange change, string sealedSecret, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        // Writes the row as it is, so that who turns the factor off, or sends the same form, is waited for.
        var held = await attempt.Authenticators.Where(row => row.UserId == change.UserId && row.ProtectedSecret == sealedSecret)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, row => row.LastStep), cancellationToken);
        if (held == 0)
        {
            return false;
        }

        if (await attempt.IdempotencyRecords.AnyAsync(form => form.UserId == change.UserId && form.Token == change.Token, cancellationToken))
        {
            return true;
        }

        var (now, user) = (time.GetUtcNow().UtcDateTime, await attempt.Users.FirstAsync(row => row.Id == change.UserId, cancellationToken));
        attempt.IdempotencyRecords.Add(
            IdempotencyKey.Of(user.Id, change.Token, nameof(RecoveryCodes)).RecordResult(user.Code, user.DisplayName, now));
        await RecoveryCodes.ReplaceAsync(attempt, change.UserId, codes, cancellationToken);
        await audit.AppendAsync(attempt, AccountEvent.Of(change.By, AuditAction.RecoveryCodesMade, now, browser: null), cancellationToken);
        attempt.OutboxMails.Add(mails.RecoveryCodesMade(MailReceiver.Of(user, change.Language), now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }
}
