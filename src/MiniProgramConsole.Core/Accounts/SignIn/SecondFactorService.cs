using System.Globalization;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Completes the sign-in of a person who gave the right password, with the second factor.</summary>
public sealed class SecondFactorService(
    SecondFactorTicketService tickets,
    SignInCommand signIns,
    SecondFactorUse secondFactor,
    SignInThrottleService throttle,
    NetworkGuesses guesses,
    KnownDeviceService devices,
    SignInAttemptService attempts)
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
        if (await guesses.CountAsync(tried.Origin, device, cancellationToken) is { } networkWait)
        {
            return (Outcome.Refused(Field, SignInCheck.NetworkRefusalOf(networkWait)), null);
        }

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
            await guesses.ForgiveAsync(tried.Origin, device, cancellationToken);
        }

        return result;
    }

    // A wrong code takes nothing: the ticket is there again.
    private async Task<Outcome?> UseAsync(CommandContext context, ApplicationUser user, SecondFactorTry tried) =>
        !await SecondFactorTicketService.UseAsync(context, tried.Ticket) ? Outcome.NotAllowed
        : await secondFactor.UseAsync(context, user, tried.Code, tried.Origin.Browser, tried.Language) ? null
        : Outcome.Refused(Field, SecondFactorMessages.Wrong(tried.Code));
}
