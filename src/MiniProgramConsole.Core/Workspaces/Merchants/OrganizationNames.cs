using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

internal sealed class OrganizationNames(WorkspaceService workspaces) : IOrganizationNames
{
    private const int MaxWorkspaces = 20;

    public async Task<IReadOnlyList<string>> ListAsync(long userId, CancellationToken cancellationToken)
    {
        var names = await workspaces.Of(userId).OrderBy(workspace => workspace.Id).Take(MaxWorkspaces)
            .Select(workspace => new { workspace.Name, workspace.MerchantName }).ToListAsync(cancellationToken);
        return [.. names.SelectMany(name => new[] { name.MerchantName, name.Name })];
    }
}
