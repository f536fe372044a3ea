using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Ownership;

public sealed class OwnedWorkspaceReader(ConsoleDbContext database)
{
    public async Task<IReadOnlyList<OwnedWorkspace>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var owned = await Of(database, userId).OrderBy(workspace => workspace.Id)
            .Select(workspace => new OwnedWorkspace(workspace.Code, workspace.Name, workspace.Merchant.Name))
            .ToListAsync(cancellationToken);
        return [.. owned.OrderByName(workspace => workspace.Name)];
    }

    internal static IQueryable<Workspace> Of(ConsoleDbContext db, long userId) =>
        db.Workspaces.Where(workspace => workspace.OwnerId == userId && workspace.ClosedAt == null);
}
