using System.Globalization;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SignIn;

public sealed class SecondFactorService(
    SecondFactorTicketService tickets,
    SignInCommand signIns,
    SecondFactorUse secondFactor,
    SignInThrottleService throttle,
    NetworkGuesses guesses,
    KnownDeviceService devices,
    SignInAttemptService attempts)
{
    public const string Field = "Code";

    // Separate from passwords: a thief who enters the right password must not reset the count of wrong codes.
    internal const string ThrottlePrefix = "code:";

    /// <summary>If there is neither a refusal nor a session, the sign-in must start over.</summary>
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

    // After a wrong code, the rollback makes the ticket usable again.
    private async Task<Outcome?> UseAsync(CommandContext context, ApplicationUser user, SecondFactorTry tried) =>
        !await SecondFactorTicketService.UseAsync(context, tried.Ticket) ? Outcome.NotAllowed
        : await secondFactor.UseAsync(context, user, tried.Code, tried.Origin.Browser, tried.Language) ? null
        : Outcome.Refused(Field, SecondFactorMessages.Wrong(tried.Code));
}
