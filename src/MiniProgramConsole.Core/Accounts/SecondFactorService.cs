using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Completes the sign-in of a person who gave the right password, with the second factor.</summary>
public sealed class SecondFactorService(
    SecondFactorTicketService tickets,
    SignInCommand signIns,
    SecondFactorCodes codes,
    SignInThrottleService throttle,
    KnownDeviceService devices,
    SignInAttemptService attempts,
    AuditTrail audit,
    SecondFactorMails mails)
{
    /// <summary>The field of the code.</summary>
    public const string Field = "Code";

    // Of its own: the right password, which a thief has, forgives no wrong code.
    internal const string ThrottlePrefix = "code:";

    /// <summary>Counts the try, then looks at the code and signs in. A sign-in is completed once.</summary>
    /// <param name="tried">What was typed.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it. Where it is not refused and no session began, the sign-in has to begin anew.</returns>
    public async Task<(Outcome Outcome, BegunSession? Session)> SignInAsync(SecondFactorTry tried, CancellationToken cancellationToken)
    {
        if (await tickets.FindUserAsync(tried.Ticket, cancellationToken) is not { } user)
        {
            return (Outcome.NotAllowed, null);
        }

        if (string.IsNullOrWhiteSpace(tried.Code))
        {
            return (Outcome.Refused(Field, new Message("SecondFactor.CodeRequired")), null);
        }

        var device = await devices.FindAsync(user.MailboxKey, tried.Origin, cancellationToken);
        var key = ThrottlePrefix
            + (device is null ? user.Id.ToString(CultureInfo.InvariantCulture) : KnownDeviceService.ThrottleKeyOf(device));
        if (await throttle.CountAsync(key, cancellationToken) is { } wait)
        {
            return (Outcome.Refused(Field, SecondFactorMessages.RefusalOf(wait)), null);
        }

        var proof = new SignInProof
        {
            UseAsync = (context, now) => UseAsync(context, now, tried),
            Remembers = tried.Remembers,
        };
        var result = await signIns.RunAsync(user, tried.Origin, proof, cancellationToken);
        if (result.Outcome.Kind == OutcomeKind.Refused)
        {
            await attempts.NoteAsync(user.MailboxKey, SignInOutcome.WrongCode, tried.Origin, cancellationToken);
        }
        else if (result.Session is not null)
        {
            await throttle.ForgetAsync(key, cancellationToken);
        }

        return result;
    }

    private async Task<Outcome?> UseAsync(CommandContext context, ApplicationUser user, SecondFactorTry tried)
    {
        var (db, now, cancelled) = (context.Database, context.Now, context.Cancelled);
        if (!await SecondFactorTicketService.UseAsync(context, tried.Ticket))
        {
            return Outcome.NotAllowed;
        }

        // A wrong code takes nothing: the ticket is there again.
        if (await codes.UseAsync(db, user.Id, tried.Code, now, cancelled) is not { } kind)
        {
            return Outcome.Refused(Field, SecondFactorMessages.Wrong(tried.Code));
        }

        if (kind == SecondFactorCodeKind.Recovery)
        {
            await audit.AppendAsync(db, AccountEvent.Of(context.By, AuditAction.RecoveryCodeUsed, now, tried.Origin.Browser), cancelled);
            var left = await db.RecoveryCodes.CountAsync(code => code.UserId == user.Id, cancelled);
            db.OutboxMails.Add(mails.RecoveryCodeUsed(MailReceiver.Of(user, tried.Language), left, now));
        }

        return null;
    }
}
