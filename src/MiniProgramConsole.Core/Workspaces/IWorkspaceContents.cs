using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What an upper floor keeps in workspaces.</summary>
public interface IWorkspaceContents
{
    /// <summary>What keeps a workspace from being closed; null where nothing does.</summary>
    /// <param name="db">The context.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<Message?> WhyNotClosedAsync(ConsoleDbContext db, long workspaceId, DateTime now, CancellationToken cancellationToken);

    /// <summary>Removes what goes with a workspace that is closed.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task RemoveAsync(ConsoleDbContext db, long workspaceId, CancellationToken cancellationToken);

    /// <summary>Removes what goes with a membership.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="userId">The member.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task RemoveMemberAsync(ConsoleDbContext db, long workspaceId, long userId, CancellationToken cancellationToken);
}
