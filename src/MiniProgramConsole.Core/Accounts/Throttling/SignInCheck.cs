using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>At most one of <c>User</c>, <c>RefusedFor</c> and <c>Unconfirmed</c> is set; none if the credentials are wrong.</summary>
public sealed record SignInCheck(
    ApplicationUser? User, TimeSpan? RefusedFor = null, ApplicationUser? Unconfirmed = null, bool NeedsSecondFactor = false,
    bool IsOfNetwork = false)
{
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
