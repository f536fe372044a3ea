using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Answers which workspaces a person belongs to.</summary>
public sealed class WorkspaceService(ConsoleDbContext database)
{
    /// <summary>The one place that says to whom a workspace is there at all: its owner and its active members.</summary>
    /// <param name="userId">The person.</param>
    public IQueryable<WorkspaceMembership> Of(long userId) => database.Workspaces
        .Where(workspace => workspace.OwnerId == userId
            || workspace.Members.Any(member => member.UserId == userId && member.BlockedAt == null))
        .Select(workspace => new WorkspaceMembership
        {
            Id = workspace.Id,
            Code = workspace.Code,
            Name = workspace.Name,
            MerchantId = workspace.MerchantId,
            MerchantName = workspace.Merchant.Name,
            OwnerName = workspace.Owner.DisplayName,
            Role = workspace.OwnerId == userId
                ? WorkspaceRole.Owner
                : workspace.Members.Where(member => member.UserId == userId).Select(member => member.Role).First(),
        });

    /// <summary>A person's workspaces, by merchant and name.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<WorkspaceListItem>> ListAsync(long userId, CancellationToken cancellationToken) => Of(userId)
        .OrderBy(workspace => workspace.MerchantName).ThenBy(workspace => workspace.Name).ThenBy(workspace => workspace.Id)
        .Select(workspace => new WorkspaceListItem(
            workspace,
            database.MiniPrograms.Count(program => program.WorkspaceId == workspace.Id && program.DeletedAt == null)))
        .ToListAsync(cancellationToken);
}
