using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What an upper floor keeps in workspaces.</summary>
public interface IWorkspaceContents
{
    /// <summary>Null if nothing prevents closing.</summary>
    Task<Message?> WhyNotClosedAsync(ConsoleDbContext db, long workspaceId, DateTime now, CancellationToken cancellationToken);

    Task RemoveAsync(ConsoleDbContext db, long workspaceId, CancellationToken cancellationToken);

    Task RemoveMemberAsync(ConsoleDbContext db, long workspaceId, long userId, CancellationToken cancellationToken);
}
