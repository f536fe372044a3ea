using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>
/// Bounds the wrong guesses at passwords, mailed codes and second factors that come from one network, whatever accounts they are made at. A guess is counted
/// before it is looked at, and taken off again where it was right. Known browsers go on, so that nobody locks those out who share the network.
/// </summary>
public sealed class NetworkGuesses(SignInThrottleService throttle, NetworkGuessLimits limits)
{
    private const string ShortPrefix = "network:";
    private const string DayPrefix = "network-day:";

    /// <summary>Counts a guess.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="device">The browser, where it is known to the account's person; null elsewhere.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Null where it is let through; else how long the network is still refused.</returns>
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

    /// <summary>Takes a guess off that was let through and was right.</summary>
    /// <param name="origin">Where it came from.</param>
    /// <param name="device">The browser, where it is known to the account's person; null elsewhere.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal Task ForgiveAsync(SignInOrigin origin, KnownDevice? device, CancellationToken cancellationToken)
    {
        var network = NetworkAddress.NetworkOf(origin.Address);
        return device is null ? throttle.ForgiveAsync([ShortPrefix + network, DayPrefix + network], cancellationToken) : Task.CompletedTask;
    }
}
