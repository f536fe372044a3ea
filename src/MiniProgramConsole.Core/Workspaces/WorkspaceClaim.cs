using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Takes a workspace for the transaction that counts or changes what belongs to it; who comes second waits for the first, and sees what it did.</summary>
internal static class WorkspaceClaim
{
    /// <summary>False where the workspace is closed.</summary>
    public static Task<bool> ClaimAsync(this WorkspaceMembership workspace, ConsoleDbContext attempt, CancellationToken cancellationToken) =>
        ClaimAsync(attempt, workspace.Id, cancellationToken);

    /// <summary>The same for somebody who is no member yet.</summary>
    public static async Task<bool> ClaimAsync(ConsoleDbContext attempt, long workspaceId, CancellationToken cancellationToken)
    {
        var mine = Guid.NewGuid();
        return await attempt.Workspaces.Where(row => row.Id == workspaceId && row.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, mine), cancellationToken) == 1;
    }

    /// <summary>Claims a workspace for what adds to it: nothing gets into one that is being closed.</summary>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public static async Task EnterAsync(this WorkspaceMembership workspace, ConsoleDbContext attempt, CancellationToken cancellationToken)
    {
        if (!await workspace.ClaimAsync(attempt, cancellationToken))
        {
            throw new WorkspaceClosedException();
        }
    }
}
