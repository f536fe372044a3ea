using System.Threading.RateLimiting;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>Keys share a fixed number of places, by a hash that differs in each process: memory stays bounded, and nobody can
/// choose whose place to fill.</summary>
internal sealed class RateLimiters(RateLimitSettings settings) : IDisposable
{
    public const int Places = 16_384;

    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(10);

    // The network comes first: what it refuses doesn't count towards the total.
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

    public RateLimitRefusal? CountAnonymous(string network, long? knownAs)
    {
        using var lease = anonymous.AttemptAcquire(new Sender(network, knownAs));
        return RefusalOf(lease);
    }

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
