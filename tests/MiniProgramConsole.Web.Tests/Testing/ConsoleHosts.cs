using System.Collections.Concurrent;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A test class's hosts: one for each database, started when a test first asks.</summary>
public sealed class ConsoleHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Database, Lazy<Task<ConsoleHost>>> hosts = new();

    public Task<ConsoleHost> OnAsync(Database database) =>
        hosts.GetOrAdd(database, kind => new Lazy<Task<ConsoleHost>>(() => ConsoleHost.StartAsync(kind))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
        {
            await (await host.Value).DisposeAsync();
        }
    }
}
