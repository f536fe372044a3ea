using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>
/// Bounds the mails that one network has sent to emails which have not asked for them: registrations, and codes for forgotten passwords. Known browsers
/// go on, so that nobody keeps those from their accounts who share the network.
/// </summary>
public sealed class NetworkMails(SignInThrottleService throttle, NetworkMailLimit limit)
{
    private const string Prefix = "network-mail:";

    /// <summary>Counts a mail.</summary>
    /// <param name="address">Where it is asked for from.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Null where it may go out; else why not.</returns>
    internal async Task<Message?> FindRefusalAsync(string? address, CancellationToken cancellationToken) =>
        await throttle.CountAsync(Prefix + NetworkAddress.NetworkOf(address), limit.OfDay, cancellationToken) is null
            ? null
            : new Message("NetworkMails.Refused");
}
