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

/// <summary>Sends the codes with which forgotten passwords are replaced. An email without account gets a code too, which nobody is told.</summary>
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
    /// <summary>How many codes are sent to one email in a short time, and as many again to each known browser of its person.</summary>
    public static readonly ThrottleLimit InShort = new(3, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>How many codes are sent to one email in a day: with <see cref="PasswordResetCode.MaxTries"/> it bounds the guesses.</summary>
    public static readonly ThrottleLimit InADay = ThrottleLimit.OfADay(10);

    internal const string ThrottlePrefix = "reset-mail:";
    internal const string DayThrottlePrefix = "reset-mail-day:";
    internal static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    /// <summary>Sends a code, and makes the one before useless. Past the limits nothing happens, and the answer is the same.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="email">The email as typed.</param>
    /// <param name="token">The form's token: the same form sent twice sends one mail.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
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
        var accounts = await database.Users.ConfirmedOfMailbox(normalized, check.Text).Select(user => user.Id).ToListAsync(cancellationToken);
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
                await ReplaceAsync(context, PasswordResetCode.HashOf(normalized, isOfKnownBrowser: device is not null), codeHash, browserHash);
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

    /// <summary>What the browser keeps that asked, and gives with the code. It comes from the form, so that the form sent twice gives it the same.</summary>
    /// <param name="token">The form's token.</param>
    public static string SecretOf(Guid token) => token.ToString("N");

    private async Task<bool> IsLetThroughAsync(string key, CancellationToken cancellationToken) =>
        await throttle.CountAsync(ThrottlePrefix + key, InShort, cancellationToken) is null
        && await throttle.CountAsync(DayThrottlePrefix + key, InADay, cancellationToken) is null;

    // A code that is good no more is not to arrive after the one that is.
    private static Task<int> RemoveWaitingAsync(CommandContext context, string email) => context.Database.OutboxMails
        .Where(mail => mail.Urgency == MailUrgency.Code && mail.NextTryAt != null && mail.Recipient == email).ExecuteDeleteAsync(context.Cancelled);

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
            codes.Add(new PasswordResetCode { EmailHash = emailHash, CodeHash = codeHash, BrowserHash = browserHash, ExpiresAt = expiresAt });
        }
    }
}
