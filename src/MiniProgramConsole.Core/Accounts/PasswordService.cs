using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Changes the password of somebody who is signed in.</summary>
public sealed class PasswordService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    IdempotencyRecordReader submissions,
    IPasswordHasher<ApplicationUser> hasher,
    OwnPassword own,
    TimeProvider time)
{
    /// <summary>The field of the new password.</summary>
    public const string Field = "Password";

    /// <summary>When a person last set the password, UTC; null where it is the first one.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<DateTime?> FindChangedAtAsync(long userId, CancellationToken cancellationToken) =>
        database.Users.Where(user => user.Id == userId).Select(user => user.PasswordChangedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Changes the password. This session goes on with a new secret, so that one known to somebody else is worth nothing; others end.</summary>
    /// <param name="by">The person.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="password">The new password as typed, by <see cref="PasswordRule"/>.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="language">The language of the notice, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<PasswordChangeResult> ChangeAsync(
        Actor by, long sessionId, string? password, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        // The password is no part of the fingerprint, which is no place for it.
        var form = IdempotencyKey.Of(by.UserId, token, new { Form = "password" });
        var earlier = await submissions.FindAsync(form, cancellationToken);
        var user = await database.Users.AsNoTracking().FirstAsync(row => row.Id == by.UserId, cancellationToken);
        // The back button brings the form again, and another password to it.
        if (earlier?.Fingerprint == form.Fingerprint && IsOf(user, password))
        {
            return new PasswordChangeResult(null, null);
        }

        if (Judge(user, password) is { } refusal)
        {
            return Refused(refusal);
        }

        // A token that another form used up says nothing about this one.
        form = earlier is null ? form : form with { Token = Guid.NewGuid() };
        var (hash, secret) = (hasher.HashPassword(user, password!), Hashing.NewSecret());
        try
        {
            return await transactions.RunAsync(
                (attempt, cancelled) => ChangeAsync(attempt, by, sessionId, hash, secret, form, language, cancelled), cancellationToken)
                ? new PasswordChangeResult(null, secret)
                : Refused(new Message("Password.SessionEnded"), field: "");
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
        {
            // The same form arrived twice at the same moment, and the other one changed it.
            return new PasswordChangeResult(null, null);
        }
    }

    internal async Task<bool> ChangeAsync(
        ConsoleDbContext attempt, Actor by, long sessionId, string hash, string secret, IdempotencyKey form, CultureInfo language,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (secretHash, proved) = (Hashing.Sha256(secret), (DateTime?)now);
        var goesOn = await attempt.Sessions.Where(session => session.Id == sessionId && session.UserId == by.UserId).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.SecretHash, secretHash).SetProperty(session => session.ProvedAt, proved), cancellationToken);
        if (goesOn != 1)
        {
            return false;
        }

        attempt.Add(form.RecordResult(by.UserId.ToString(CultureInfo.InvariantCulture), by.Name, now));
        await own.SetAsync(attempt, by, hash, AuditAction.PasswordChanged, sessionId, language, cancellationToken);
        return true;
    }

    private Message? Judge(ApplicationUser user, string? password) => PasswordRule.Check(password, user.Email, user.DisplayName)
        ?? (IsOf(user, password) ? new Message("Password.Same") : null);

    private bool IsOf(ApplicationUser user, string? password) =>
        hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password ?? "") != PasswordVerificationResult.Failed;

    private static PasswordChangeResult Refused(Message message, string field = Field) => new(new FieldError(field, message), null);
}
