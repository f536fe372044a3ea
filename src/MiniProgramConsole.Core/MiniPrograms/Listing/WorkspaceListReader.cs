using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>Lists people's workspaces with the number of their mini programs.</summary>
public sealed class WorkspaceListReader(ConsoleDbContext database, WorkspaceService workspaces)
{
    /// <summary>A person's, by merchant and name.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<WorkspaceListItem>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var rows = await workspaces.Of(userId).Select(workspace => new WorkspaceListItem(
                workspace,
                database.MiniPrograms.Count(program => program.WorkspaceId == workspace.Id && program.DeletedAt == null)))
            .ToListAsync(cancellationToken);
        return [.. WorkspaceService.Ordered(rows, row => row.Workspace)];
    }
}
