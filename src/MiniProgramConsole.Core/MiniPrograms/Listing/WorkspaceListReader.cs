using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed class WorkspaceListReader(ConsoleDbContext database, WorkspaceService workspaces)
{
    private static readonly CompiledQuery<MembershipQuery, WorkspaceListItem> Visible = new((db, asked) =>
        WorkspaceService.Of(db, asked).Select(workspace => new WorkspaceListItem(
            workspace, db.MiniPrograms.Count(program => program.WorkspaceId == workspace.Id && program.DeletedAt == null))));

    public async Task<IReadOnlyList<WorkspaceListItem>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var rows = await Visible.ListAsync(database, workspaces.QueryOf(userId), cancellationToken);
        return [.. WorkspaceService.Ordered(rows, row => row.Workspace)];
    }
}
