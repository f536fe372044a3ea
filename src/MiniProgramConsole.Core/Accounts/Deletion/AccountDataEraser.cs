using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Deletion;

public sealed class AccountDataEraser(IEnumerable<IAccountHoldings> holdings)
{
    internal async Task RemoveAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken)
    {
        var id = user.Id;
        await db.Sessions.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.AccountTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Authenticators.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.RecoveryCodes.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.SecondFactorTickets.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.KnownDevices.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.IdempotencyRecords.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await RemoveByEmailAsync(db, user, cancellationToken);
        foreach (var room in holdings)
        {
            await room.EraseAsync(db, user, cancellationToken);
        }
    }

    private static async Task RemoveByEmailAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken)
    {
        var (email, hash) = (user.Email!, Hashing.Sha256(user.MailboxKey));
        await db.SignInAttempts.Where(row => row.EmailHash == hash).ExecuteDeleteAsync(cancellationToken);
        var codes = PasswordResetCode.HashesOf(user.MailboxKey);
        await db.PasswordResetCodes.Where(row => codes.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken);
        var counted = ThrottleHashesOf(user);
        await db.SignInThrottles.Where(row => counted.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken);
        // No pending mail is older than the account. The lower bound lets the query use the index on NextTryAt.
        var since = user.CreatedAt;
        await db.OutboxMails.Where(row => row.NextTryAt >= since && row.Recipient == email).ExecuteDeleteAsync(cancellationToken);
    }

    // Leaves out the counters of known browsers: once the device is deleted, nothing links them to the person.
    private static IReadOnlyList<string> ThrottleHashesOf(ApplicationUser user)
    {
        string[] byEmail =
        [
            "", RegistrationService.ThrottlePrefix, ResetCodeService.ThrottlePrefix,
            ResetCodeService.DayThrottlePrefix, EmailChangeService.NewEmailThrottlePrefix,
        ];
        var byAccount = new[] { AuthenticatorService.ThrottlePrefix, SecondFactorService.ThrottlePrefix, EmailChangeService.ThrottlePrefix }
            .Select(prefix => string.Create(CultureInfo.InvariantCulture, $"{prefix}{user.Id}"));
        return [.. byEmail.Select(prefix => prefix + user.MailboxKey).Concat(byAccount)
            .Append(PasswordProofService.ThrottleKeyOf(user.Id)).Select(Hashing.Sha256)];
    }
}
