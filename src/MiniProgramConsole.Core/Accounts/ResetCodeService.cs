using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Sends the codes with which forgotten passwords are replaced. An email without account gets a code too, which nobody is told.</summary>
public sealed class ResetCodeService(
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    AccountMails mails,
    TimeProvider time)
{
    /// <summary>How many codes are sent to one email in a short time.</summary>
    public static readonly ThrottleLimit InShort = new(3, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>How many codes are sent to one email in a day: with <see cref="PasswordResetCode.MaxTries"/> it bounds the guesses.</summary>
    public static readonly ThrottleLimit InADay = new(10, TimeSpan.FromDays(1), TimeSpan.FromDays(1));

    internal const string ThrottlePrefix = "reset-mail:";
    internal const string DayThrottlePrefix = "reset-mail-day:";
    internal static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    /// <summary>Sends a code, and makes the one before useless. Past the limits nothing happens, and the answer is the same.</summary>
    /// <param name="email">The email as typed.</param>
    /// <param name="token">The form's token: the same form sent twice sends one mail.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>Why it is no email; null where the person is told to look into the mailbox.</returns>
    public async Task<FieldError?> SendAsync(string? email, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.EmailRule.Check(email);
        if (TextMessages.Of(ApplicationUser.EmailRule, check) is { } refusal)
        {
            return new FieldError("Email", refusal);
        }

        var normalized = normalizer.NormalizeEmail(check.Text)!;
        if (!await IsLetThroughAsync(normalized, cancellationToken))
        {
            return null;
        }

        var code = RandomNumberGenerator.GetInt32((int)Math.Pow(10, PasswordResetCode.Digits))
            .ToString(CultureInfo.InvariantCulture).PadLeft(PasswordResetCode.Digits, '0');
        var (codeHash, formHash) = (hasher.HashPassword(Nobody, code), Hashing.Sha256($"forgot|{token}|{normalized}"));
        while (true)
        {
            try
            {
                await transactions.RunAsync(
                    (attempt, cancelled) => SendAsync(attempt, normalized, code, codeHash, formHash, language, cancelled), cancellationToken);
                return null;
            }
            catch (DbUpdateException exception) when (IsRace(exception))
            {
                // The same email or the same form at the same moment: the next attempt sees the other's row.
            }
        }
    }

    internal async Task<bool> SendAsync(
        ConsoleDbContext attempt, string normalized, string code, string codeHash, string formHash, CultureInfo language,
        CancellationToken cancellationToken)
    {
        if (await attempt.OutboxMails.AnyAsync(mail => mail.FormHash == formHash, cancellationToken))
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await ReplaceAsync(attempt, Hashing.Sha256(normalized), codeHash, now + PasswordResetCode.Lifetime, cancellationToken);
        var user = await attempt.Users.AsNoTracking()
            .FirstOrDefaultAsync(row => row.NormalizedEmail == normalized && row.EmailConfirmed, cancellationToken);
        if (user is not null)
        {
            attempt.OutboxMails.Add(mails.ResetCode(user, code, language, now, formHash));
        }

        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> IsLetThroughAsync(string normalized, CancellationToken cancellationToken) =>
        await throttle.CountAsync(ThrottlePrefix + normalized, InShort, cancellationToken) is null
        && await throttle.CountAsync(DayThrottlePrefix + normalized, InADay, cancellationToken) is null;

    private static async Task ReplaceAsync(
        ConsoleDbContext attempt, string emailHash, string codeHash, DateTime expiresAt, CancellationToken cancellationToken)
    {
        var replaced = await attempt.PasswordResetCodes.Where(row => row.EmailHash == emailHash).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.CodeHash, codeHash)
                .SetProperty(row => row.ExpiresAt, expiresAt)
                .SetProperty(row => row.Tries, 0)
                .SetProperty(row => row.UsedAt, (DateTime?)null),
            cancellationToken);
        if (replaced == 0)
        {
            attempt.PasswordResetCodes.Add(new PasswordResetCode { EmailHash = emailHash, CodeHash = codeHash, ExpiresAt = expiresAt });
        }
    }

    private bool IsRace(DbUpdateException exception) => errors.ViolatedConstraint(exception)
        is PasswordResetCodeConfiguration.PrimaryKey or OutboxMailConfiguration.FormIndex;
}
