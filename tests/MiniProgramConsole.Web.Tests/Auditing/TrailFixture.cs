using System.Collections.Concurrent;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>Each trail has three streams and the registry. There is one for each database and key.</summary>
public sealed class TrailFixture : IAsyncDisposable
{
    public const string First = "workspace:41";
    public const string Second = "workspace:42";
    public const string Account = "account:7";

    private readonly ConcurrentDictionary<(Database Database, string? Key), Lazy<Task<Trail>>> trails = new();

    public Task<Trail> OnAsync(Database database, string? key = null) =>
        trails.GetOrAdd((database, key), _ => new Lazy<Task<Trail>>(() => WriteAsync(database, key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var trail in trails.Values)
        {
            await (await trail.Value).DisposeAsync();
        }
    }

    private static async Task<Trail> WriteAsync(Database database, string? key)
    {
        var trail = await Trail.CreateAsync(database, key);
        await trail.AppendAsync(First, 9);
        await trail.AppendAsync(Second, 2);
        await trail.AppendAsync(Account, 2);
        return trail;
    }
}
