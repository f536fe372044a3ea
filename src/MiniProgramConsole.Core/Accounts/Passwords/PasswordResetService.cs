using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>An email without an account gets the same answers after the same work.</summary>
public sealed class PasswordResetService(
    ConsoleDbContext database,
    CommandRunner runner,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    NetworkGuesses guesses,
    KnownDeviceService devices,
    NewPasswordCheck check,
    DecoyPassword decoy,
    OwnPassword own,
    TimeProvider time)
{
    public async Task<Outcome> ResetAsync(
        PasswordResetDetails input, string? browserSecret, SignInOrigin origin, CultureInfo language, CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var wrong = Validate(details).ToList();
        if (wrong.Count > 0)
        {
            return Outcome.Refused(wrong);
        }

        var normalized = normalizer.NormalizeEmail(details.Email)!;
        var device = await devices.FindAsync(normalized, origin, cancellationToken);
        if (await guesses.CountAsync(origin, device, cancellationToken) is { } networkWait)
        {
            return Outcome.Refused(nameof(details.Code), SignInCheck.NetworkRefusalOf(networkWait));
        }

        var hashes = PasswordResetCode.HashesOf(normalized);
        if (await TryAsync(hashes, BrowserHashOf(browserSecret), details.Code!, cancellationToken) is not { } code
            || await database.Users.ConfirmedOfMailbox(normalized, details.Email!).AsNoTracking()
                .FirstOrDefaultAsync(cancellationToken) is not { } user)
        {
            return WrongCode();
        }

        await guesses.ForgiveAsync(origin, device, cancellationToken);
        return await UseAsync(code, user, details.Password!, origin.Address, language, cancellationToken);
    }

    private static IEnumerable<FieldError> Validate(PasswordResetDetails details)
    {
        if (TextMessages.Of(ApplicationUser.EmailRule, ApplicationUser.EmailRule.Check(details.Email)) is { } noEmail)
        {
            yield return new FieldError(nameof(details.Email), noEmail);
        }

        if (details.Code!.Length != PasswordResetCode.Digits || !details.Code.All(char.IsAsciiDigit))
        {
            yield return new FieldError(nameof(details.Code), new Message("Reset.NoCode", PasswordResetCode.Digits));
        }

        if (PasswordRule.Check(details.Password, details.Email) is { } weak)
        {
            yield return new FieldError(nameof(details.Password), weak);
        }
    }

    // Counts the attempt before checking the code, so that parallel guesses can't slip through.
    private async Task<PasswordResetCode?> TryAsync(
        IReadOnlyList<string> emailHashes, string browserHash, string typed, CancellationToken cancellationToken)
    {
        var code = await CountAsync(emailHashes, browserHash, cancellationToken)
            ? await database.PasswordResetCodes.AsNoTracking()
                .FirstOrDefaultAsync(row => emailHashes.Contains(row.EmailHash) && row.BrowserHash == browserHash, cancellationToken)
            : null;
        if (code is null)
        {
            decoy.Verify(typed);
            return null;
        }

        return hasher.VerifyHashedPassword(ResetCodeService.Nobody, code.CodeHash, typed) == PasswordVerificationResult.Failed
            ? null
            : code;
    }

    // Outside the command, so that a refusal doesn't undo it. Only the browser that requested the code uses up its attempts.
    private async Task<bool> CountAsync(IReadOnlyList<string> emailHashes, string browserHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await database.PasswordResetCodes
            .Where(code => emailHashes.Contains(code.EmailHash) && code.BrowserHash == browserHash && code.ExpiresAt > now
                && code.Tries < PasswordResetCode.MaxTries)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Tries, code => code.Tries + 1), cancellationToken) == 1;
    }

    private async Task<Outcome> UseAsync(
        PasswordResetCode code, ApplicationUser found, string password, string? address, CultureInfo language,
        CancellationToken cancellationToken)
    {
        if (await check.FindRefusalAsync(found, password, cancellationToken) is { } weak)
        {
            return Outcome.Refused(nameof(PasswordResetDetails.Password), weak);
        }

        var (by, hash) = (new Actor(found.Id, found.DisplayName, address), hasher.HashPassword(found, password));
        var outcome = await runner.RunAsync(
            new Command { Sender = new ProofSender(by) },
            async context =>
            {
                // The email may belong to someone else by now.
                var user = await context.Database.Users.ConfirmedOfMailbox(found.MailboxKey, found.Email!).AsNoTracking()
                    .FirstOrDefaultAsync(row => row.Id == by.UserId, context.Cancelled);
                if (user is null || !await UseUpAsync(context, code))
                {
                    return IsOf(user, password) ? Outcome.Unchanged : WrongCode();
                }

                return await own.SetAsync(context, hash, AuditAction.PasswordReset, staying: null, language);
            },
            cancellationToken);
        if (outcome.Kind == OutcomeKind.Done)
        {
            await ForgetTriesAsync(found, cancellationToken);
        }

        // The account has just been deleted. The answer must not reveal that it existed.
        return outcome.Kind == OutcomeKind.NotFound ? WrongCode() : outcome;
    }

    private static async Task<bool> UseUpAsync(CommandContext context, PasswordResetCode code)
    {
        var (now, used) = (context.Now, (DateTime?)context.Now);
        return await context.Database.PasswordResetCodes
            .Where(row => row.EmailHash == code.EmailHash && row.CodeHash == code.CodeHash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, used), context.Cancelled) == 1;
    }

    // Includes those of the person's own browsers, which are counted separately.
    private async Task ForgetTriesAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var devices = await database.KnownDevices.AsNoTracking().Where(device => device.UserId == user.Id).ToListAsync(cancellationToken);
        await throttle.ForgetAsync([user.MailboxKey, .. devices.Select(KnownDeviceService.ThrottleKeyOf)], cancellationToken);
    }

    // If the code is used up and the password is already the current one, the form was submitted twice.
    private bool IsOf(ApplicationUser? user, string password) => user is not null
        && hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) != PasswordVerificationResult.Failed;

    internal static string BrowserHashOf(string? secret) => Hashing.Sha256($"reset|{secret}");

    private static Outcome WrongCode() => Outcome.Refused(
        nameof(PasswordResetDetails.Code),
        new Message("Reset.WrongCode", (int)PasswordResetCode.Lifetime.TotalMinutes, PasswordResetCode.MaxTries));
}
