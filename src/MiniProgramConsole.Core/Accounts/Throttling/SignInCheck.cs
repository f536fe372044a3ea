using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>What came of an email and a password.</summary>
/// <param name="User">Whose they are; null where they are not right or not looked at.</param>
/// <param name="RefusedFor">How long the email or the network is still refused after too many tries; null where neither is.</param>
/// <param name="Unconfirmed">Whose they are, where the account can't be used since its email is not confirmed; null elsewhere.</param>
/// <param name="NeedsSecondFactor">Whether the person is to give a code yet before a session begins.</param>
/// <param name="IsOfNetwork">Whether it is the network that is refused.</param>
public sealed record SignInCheck(
    ApplicationUser? User, TimeSpan? RefusedFor = null, ApplicationUser? Unconfirmed = null, bool NeedsSecondFactor = false, bool IsOfNetwork = false)
{
    /// <summary>Why nobody is signed in, in words.</summary>
    public Message Refusal => Unconfirmed is not null ? new Message("SignIn.Unconfirmed", Unconfirmed.Email!)
        : RefusedFor is { } wait ? IsOfNetwork ? NetworkRefusalOf(wait) : RefusalOf(wait)
        : new Message("SignIn.Failed");

    internal static int MinutesOf(TimeSpan wait) => (int)Math.Ceiling(wait.TotalMinutes);

    internal static Message NetworkRefusalOf(TimeSpan wait)
    {
        var minutes = MinutesOf(wait);
        return minutes == 1 ? new Message("SignIn.RefusedNetwork.One") : new Message("SignIn.RefusedNetwork", minutes);
    }

    internal static Message RefusalOf(TimeSpan wait)
    {
        var minutes = MinutesOf(wait);
        return minutes == 1 ? new Message("SignIn.Refused.One") : new Message("SignIn.Refused", minutes);
    }
}
