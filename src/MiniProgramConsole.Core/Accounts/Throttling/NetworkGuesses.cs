using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Counts a guess before it is checked, and takes it back if right. Known browsers are exempt, so nobody locks them out.</summary>
public sealed class NetworkGuesses(SignInThrottleService throttle, NetworkGuessLimits limits)
{
    private const string ShortPrefix = "network:";
    private const string DayPrefix = "network-day:";

    internal async Task<TimeSpan?> CountAsync(SignInOrigin origin, KnownDevice? device, CancellationToken cancellationToken)
    {
        if (device is not null)
        {
            return null;
        }

        var network = NetworkAddress.NetworkOf(origin.Address);
        return await throttle.CountAsync(ShortPrefix + network, limits.OfShort, cancellationToken)
            ?? await throttle.CountAsync(DayPrefix + network, limits.OfDay, cancellationToken);
    }

    internal Task ForgiveAsync(SignInOrigin origin, KnownDevice? device, CancellationToken cancellationToken)
    {
        var network = NetworkAddress.NetworkOf(origin.Address);
        return device is null ? throttle.ForgiveAsync([ShortPrefix + network, DayPrefix + network], cancellationToken) : Task.CompletedTask;
    }
}
