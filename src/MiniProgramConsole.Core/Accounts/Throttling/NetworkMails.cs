using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Limits mails to people who may not have asked for them: registrations and reset codes. Callers exempt known browsers,
/// so that nobody can block others on the same network.</summary>
public sealed class NetworkMails(SignInThrottleService throttle, NetworkMailLimit limit)
{
    private const string Prefix = "network-mail:";

    internal async Task<Message?> FindRefusalAsync(string? address, CancellationToken cancellationToken) =>
        await throttle.CountAsync(Prefix + NetworkAddress.NetworkOf(address), limit.OfDay, cancellationToken) is null
            ? null
            : new Message("NetworkMails.Refused");
}
