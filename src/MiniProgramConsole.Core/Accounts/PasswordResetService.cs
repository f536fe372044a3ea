using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes the codes with which forgotten passwords are replaced. An email without account gets the same answers after the same work.</summary>
public sealed class PasswordResetService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    DecoyPassword decoy,
    OwnPassword own,
    TimeProvider time)
{
    /// <summary>How many codes are tried at one email, whether or not it has an account; more are refused without a look.</summary>
    public static readonly ThrottleLimit Tries =
        new(ResetCodeService.InShort.Max * PasswordResetCode.MaxTries, ResetCodeService.InShort.Window, ResetCodeService.InShort.Refusal);

    internal const string ThrottlePrefix = "reset:";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Replaces a forgotten password and ends all sessions; a second factor is still asked for when signing in.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="address">The network address.</param>
    /// <param name="language">The language of the notice, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong; empty where the password is the person's now.</returns>
    public async Task<IReadOnlyList<FieldError>> ResetAsync(
        PasswordResetDetails input, string? address, CultureInfo language, CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var wrong = Judge(details).ToList();
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var normalized = normalizer.NormalizeEmail(details.Email)!;
        if (await throttle.CountAsync(ThrottlePrefix + normalized, Tries, cancellationToken) is { } wait)
        {
            return Refused(nameof(details.Code), SignInCheck.RefusalOf(wait));
        }

        return await TryAsync(Hashing.Sha256(normalized), details.Code!, cancellationToken) is { } code
            && await FindAsync(normalized, cancellationToken) is { } user
            ? await UseAsync(code, user, details.Password!, address, language, cancellationToken)
            : WrongCode();
    }

    private static IEnumerable<FieldError> Judge(PasswordResetDetails details)
    {
        if (TextMessages.Of(ApplicationUser.EmailRule, ApplicationUser.EmailRule.Check(details.Email)) is { } noEmail)
        {
            yield return new FieldError(nameof(details.Email), noEmail);
        }

        if (details.Code!.Length != PasswordResetCode.Digits || !details.Code.All(char.IsAsciiDigit))
        {
            yield return new FieldError(nameof(details.Code), new Message("Reset.NoCode", PasswordResetCode.Digits));
        }

        if (PasswordRule.Check(details.Password, details.Email, name: null) is { } weak)
        {
            yield return new FieldError(nameof(details.Password), weak);
        }
    }

    /// <summary>Counts a try, then looks at the code: parallel guesses can't slip past.</summary>
    private async Task<PasswordResetCode?> TryAsync(string emailHash, string typed, CancellationToken cancellationToken)
    {
        var counted = await transactions.RunAsync((attempt, cancelled) => CountAsync(attempt, emailHash, Now, cancelled), cancellationToken);
        var code = counted
            ? await database.PasswordResetCodes.AsNoTracking().FirstOrDefaultAsync(row => row.EmailHash == emailHash, cancellationToken)
            : null;
        if (code is null)
        {
            decoy.Verify(typed);
            return null;
        }

        return hasher.VerifyHashedPassword(ResetCodeService.Nobody, code.CodeHash, typed) == PasswordVerificationResult.Failed ? null : code;
    }

    internal static async Task<bool> CountAsync(ConsoleDbContext attempt, string emailHash, DateTime now, CancellationToken cancellationToken) =>
        await attempt.PasswordResetCodes
            .Where(code => code.EmailHash == emailHash && code.ExpiresAt > now && code.Tries < PasswordResetCode.MaxTries)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Tries, code => code.Tries + 1), cancellationToken) == 1;

    private Task<ApplicationUser?> FindAsync(string normalized, CancellationToken cancellationToken) => database.Users.AsNoTracking()
        .FirstOrDefaultAsync(user => user.NormalizedEmail == normalized && user.EmailConfirmed, cancellationToken);

    private async Task<IReadOnlyList<FieldError>> UseAsync(
        PasswordResetCode code, ApplicationUser user, string password, string? address, CultureInfo language, CancellationToken cancellationToken)
    {
        if (PasswordRule.Check(password, user.Email, user.DisplayName) is { } weak)
        {
            return Refused(nameof(PasswordResetDetails.Password), weak);
        }

        var (by, hash) = (new Actor(user.Id, user.DisplayName, address), hasher.HashPassword(user, password));
        if (code.UsedAt is null && await transactions.RunAsync(
            (attempt, cancelled) => UseAsync(attempt, code, by, hash, language, cancelled), cancellationToken))
        {
            await ForgetTriesAsync(user, cancellationToken);
            return [];
        }

        return await IsRepeatedAsync(user.NormalizedEmail!, password, cancellationToken) ? [] : WrongCode();
    }

    internal async Task<bool> UseAsync(
        ConsoleDbContext attempt, PasswordResetCode code, Actor by, string hash, CultureInfo language, CancellationToken cancellationToken)
    {
        var (now, used) = (Now, (DateTime?)Now);
        var uses = await attempt.PasswordResetCodes
            .Where(row => row.EmailHash == code.EmailHash && row.CodeHash == code.CodeHash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, used), cancellationToken);
        if (uses != 1)
        {
            return false;
        }

        await own.SetAsync(attempt, by, hash, AuditAction.PasswordReset, staying: null, language, cancellationToken);
        return true;
    }

    /// <summary>Whether the same form had its effect before: who has the right code and what is the password now sent it twice.</summary>
    // Also those on the person's own browsers, which are counted apart.
    private async Task ForgetTriesAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var devices = await database.KnownDevices.AsNoTracking().Where(device => device.UserId == user.Id).ToListAsync(cancellationToken);
        await throttle.ForgetAsync([user.NormalizedEmail!, .. devices.Select(KnownDeviceService.ThrottleKeyOf)], cancellationToken);
    }

    private async Task<bool> IsRepeatedAsync(string normalized, string password, CancellationToken cancellationToken) =>
        await FindAsync(normalized, cancellationToken) is { } user
        && hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) != PasswordVerificationResult.Failed;

    private static FieldError[] WrongCode() => Refused(
        nameof(PasswordResetDetails.Code),
        new Message("Reset.WrongCode", (int)PasswordResetCode.Lifetime.TotalMinutes, PasswordResetCode.MaxTries));

    private static FieldError[] Refused(string field, Message message) => [new FieldError(field, message)];
}
