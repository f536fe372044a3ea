using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Ownership;

/// <summary>Lists the open workspaces that people own.</summary>
public sealed class OwnedWorkspaceReader(ConsoleDbContext database)
{
    /// <summary>A person's, by name.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
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
