using System.Threading.RateLimiting;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>
/// Counts requests in this node's memory. Networks and persons share a fixed number of places, under a hash that is another one in each process: so
/// millions of addresses take no more memory than some thousands, and nobody can choose whose place to fill.
/// </summary>
internal sealed class RateLimiters(RateLimitSettings settings) : IDisposable
{
    /// <summary>How many limiters of one kind there are at most.</summary>
    public const int Places = 16_384;

    // By then some more requests than this one fit again, so that it does not fail once more at once.
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(10);

    // The network first: what it refuses is not counted among everyone's.
    private readonly PartitionedRateLimiter<Sender> anonymous = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Sender, (bool IsKnown, int Place)>(sender => sender.KnownAs is { } person
            ? Partition((true, PlaceOf(person)), settings.KnownBrowser)
            : Partition((false, PlaceOf(sender.Network)), settings.Network)),
        PartitionedRateLimiter.Create<Sender, bool>(sender => sender.KnownAs is null
            ? Partition(true, settings.Everyone)
            : RateLimitPartition.GetNoLimiter(false)));

    private readonly PartitionedRateLimiter<(RateLimit Limit, long UserId)> persons =
        PartitionedRateLimiter.Create<(RateLimit Limit, long UserId), (RateLimit, int)>(
            asked => Partition((asked.Limit, PlaceOf(asked.UserId)), asked.Limit switch
            {
                RateLimit.Upload => settings.Uploads,
                RateLimit.Export => settings.Exports,
                _ => settings.Advice,
            }));

    /// <summary>Counts an anonymous request; null where it is let through.</summary>
    /// <param name="network">The network that it comes from.</param>
    /// <param name="knownAs">Who signed in on its browser; null on one that is not known.</param>
    public RateLimitRefusal? CountAnonymous(string network, long? knownAs)
    {
        using var lease = anonymous.AttemptAcquire(new Sender(network, knownAs));
        return RefusalOf(lease);
    }

    /// <summary>Counts a request of somebody signed in; null where it is let through.</summary>
    public RateLimitRefusal? Count(RateLimit limit, long userId)
    {
        using var lease = persons.AttemptAcquire((limit, userId));
        return RefusalOf(lease);
    }

    public void Dispose()
    {
        anonymous.Dispose();
        persons.Dispose();
    }

    private static RateLimitRefusal? RefusalOf(RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > LeastWait ? after : LeastWait;
        return new RateLimitRefusal((int)Math.Ceiling(wait.TotalSeconds));
    }

    private static RateLimitPartition<TKey> Partition<TKey>(TKey key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2 * perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        });

    // String's and HashCode's seeds are the process's own.
    private static int PlaceOf<T>(T value) => (int)((uint)HashCode.Combine(value) % Places);

    private readonly record struct Sender(string Network, long? KnownAs);
}
