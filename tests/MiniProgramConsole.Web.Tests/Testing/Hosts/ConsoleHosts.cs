using System.Collections.Concurrent;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The hosts of a test class: one for each database, started on first use.</summary>
public sealed class ConsoleHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Database, Lazy<Task<ConsoleHost>>> hosts = new();

    public Task<ConsoleHost> OnAsync(Database database) =>
        hosts.GetOrAdd(database, kind => new Lazy<Task<ConsoleHost>>(() => ConsoleHost.StartAsync(kind))).Value;

    /// <summary>Signs in the owner of an empty workspace with its own merchant.</summary>
    public async Task<(ConsoleHost Host, Visitor Visitor, Workspace Workspace)> OwnerAsync(Database database)
    {
        var host = await OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        return (host, await host.SignInAsync(owner), workspace);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
        {
            await (await host.Value).DisposeAsync();
        }
    }
}
