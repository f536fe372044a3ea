using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed class WorkspaceListReader(ConsoleDbContext database, WorkspaceService workspaces)
{
    public async Task<IReadOnlyList<WorkspaceListItem>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var rows = await workspaces.Of(userId).Select(workspace => new WorkspaceListItem(
                workspace,
                database.MiniPrograms.Count(program => program.WorkspaceId == workspace.Id && program.DeletedAt == null)))
            .ToListAsync(cancellationToken);
        return [.. WorkspaceService.Ordered(rows, row => row.Workspace)];
    }
}
