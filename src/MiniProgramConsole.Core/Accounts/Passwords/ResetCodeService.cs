using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>An email without an account gets a code too, which is sent to nobody.</summary>
public sealed class ResetCodeService(
    ConsoleDbContext database,
    CommandRunner runner,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    NetworkMails networkMails,
    KnownDeviceService devices,
    PasswordMails mails)
{
    /// <summary>Per email, and again for each known browser of its person.</summary>
    public static readonly ThrottleLimit InShort = new(3, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>Together with <see cref="PasswordResetCode.MaxTries"/>, bounds the number of guesses.</summary>
    public static readonly ThrottleLimit InADay = ThrottleLimit.OfADay(10);

    internal const string ThrottlePrefix = "reset-mail:";
    internal const string DayThrottlePrefix = "reset-mail-day:";
    internal static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    /// <summary>Replaces the earlier code. Past the limits nothing is sent, and the answer is the same.</summary>
    public async Task<Outcome> SendAsync(
        SignInOrigin origin, string? email, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.EmailRule.Check(email);
        if (TextMessages.Of(ApplicationUser.EmailRule, check) is { } refusal)
        {
            return Outcome.Refused("Email", refusal);
        }

        var normalized = normalizer.NormalizeEmail(check.Text)!;
        var device = await devices.FindAsync(normalized, origin, cancellationToken);
        if (device is null && await networkMails.FindRefusalAsync(origin.Address, cancellationToken) is { } refused)
        {
            return Outcome.Refused("", refused);
        }

        if (!await IsLetThroughAsync(device is null ? normalized : KnownDeviceService.ThrottleKeyOf(device), cancellationToken))
        {
            return Outcome.Unchanged;
        }

        var code = RandomNumberGenerator.GetInt32((int)Math.Pow(10, PasswordResetCode.Digits))
            .ToString(CultureInfo.InvariantCulture).PadLeft(PasswordResetCode.Digits, '0');
        var codeHash = hasher.HashPassword(Nobody, code);
        var accounts = await database.Users.ConfirmedOfMailbox(normalized, check.Text).Select(user => user.Id)
            .ToListAsync(cancellationToken);
        var command = new Command
        {
            Sender = new AnonymousSender(origin.Address),
            Key = IdempotencyKey.Of(0, token, new { Forgot = normalized }),
            Accounts = accounts,
        };
        var browserHash = PasswordResetService.BrowserHashOf(SecretOf(token));
        return await runner.RunAsync(
            command,
            async context =>
            {
                await ReplaceAsync(
                    context, PasswordResetCode.HashOf(normalized, isOfKnownBrowser: device is not null), codeHash, browserHash);
                var user = await context.Database.Users.ConfirmedOfMailbox(normalized, check.Text).AsNoTracking()
                    .FirstOrDefaultAsync(row => accounts.Contains(row.Id), context.Cancelled);
                await RemoveWaitingAsync(context, user?.Email ?? check.Text);
                if (user is not null)
                {
                    context.Database.OutboxMails.Add(mails.ResetCode(user, code, language, context.Now));
                }

                return Outcome.Done("", "");
            },
            cancellationToken);
    }

    /// <summary>Derived from the form's token, so that a form submitted twice gives the browser the same secret.</summary>
    public static string SecretOf(Guid token) => token.ToString("N");

    private async Task<bool> IsLetThroughAsync(string key, CancellationToken cancellationToken) =>
        await throttle.CountAsync(ThrottlePrefix + key, InShort, cancellationToken) is null
        && await throttle.CountAsync(DayThrottlePrefix + key, InADay, cancellationToken) is null;

    // A replaced code must not arrive after its successor.
    private static Task<int> RemoveWaitingAsync(CommandContext context, string email) => context.Database.OutboxMails
        .Where(mail => mail.Urgency == MailUrgency.Code && mail.NextTryAt != null && mail.Recipient == email)
        .ExecuteDeleteAsync(context.Cancelled);

    private static async Task ReplaceAsync(CommandContext context, string emailHash, string codeHash, string browserHash)
    {
        var codes = context.Database.PasswordResetCodes;
        var expiresAt = context.Now + PasswordResetCode.Lifetime;
        var replaced = await codes.Where(row => row.EmailHash == emailHash).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.CodeHash, codeHash)
                .SetProperty(row => row.BrowserHash, browserHash)
                .SetProperty(row => row.ExpiresAt, expiresAt)
                .SetProperty(row => row.Tries, 0)
                .SetProperty(row => row.UsedAt, (DateTime?)null),
            context.Cancelled);
        if (replaced == 0)
        {
            codes.Add(
                new PasswordResetCode { EmailHash = emailHash, CodeHash = codeHash, BrowserHash = browserHash, ExpiresAt = expiresAt });
        }
    }
}
