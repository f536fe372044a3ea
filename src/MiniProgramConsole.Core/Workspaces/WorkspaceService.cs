using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Answers which workspaces a person belongs to.</summary>
public sealed class WorkspaceService(ConsoleDbContext database, SecondFactorRequirement requirement, TimeProvider time)
{
    /// <summary>The one place that says to whom a workspace is there at all: its owner and its active members.</summary>
    /// <param name="userId">The person.</param>
    public IQueryable<WorkspaceMembership> Of(long userId)
    {
        var (now, isRequiredOfAll) = (time.GetUtcNow().UtcDateTime, requirement.IsOfAll);
        // A union, where an "or" would make PostgreSQL read every workspace.
        var own = database.Workspaces.Where(workspace => workspace.OwnerId == userId).Select(workspace => workspace.Id)
            .Concat(database.WorkspaceMembers.Where(member => member.UserId == userId && member.BlockedAt == null)
                .Select(member => member.WorkspaceId));
        return database.Workspaces
            .Where(workspace => workspace.ClosedAt == null && own.Contains(workspace.Id))
            .Select(workspace => new WorkspaceMembership
            {
                Id = workspace.Id,
                Code = workspace.Code,
                Name = workspace.Name,
                MerchantId = workspace.MerchantId,
                MerchantName = workspace.Merchant.Name,
                OwnerName = workspace.Owner.DisplayName,
                RequiresSecondFactor = isRequiredOfAll || workspace.RequiresSecondFactor,
                Role = workspace.OwnerId == userId
                    ? WorkspaceRole.Owner
                    : workspace.Members.Where(member => member.UserId == userId).Select(member => member.Role).First(),
                OfferedUntil = database.OwnershipOffers
                    .Where(offer => offer.WorkspaceId == workspace.Id && offer.ToUserId == userId && offer.ExpiresAt > now)
                    .Select(offer => (DateTime?)offer.ExpiresAt).FirstOrDefault(),
            });
    }

    /// <summary>A person's workspaces, by merchant and name.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<WorkspaceMembership>> ListAsync(long userId, CancellationToken cancellationToken) =>
        [.. Ordered(await Of(userId).ToListAsync(cancellationToken), workspace => workspace)];

    /// <summary>Who belongs to a workspace, by name; blocked members too.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<WorkspacePerson>> ListPeopleAsync(long workspaceId, CancellationToken cancellationToken) => database.Users
        .Where(user => database.WorkspaceMembers.Where(member => member.WorkspaceId == workspaceId).Select(member => member.UserId)
            .Concat(database.Workspaces.Where(workspace => workspace.Id == workspaceId).Select(workspace => workspace.OwnerId))
            .Contains(user.Id))
        .OrderBy(user => user.NameSearch).ThenBy(user => user.Id)
        .Select(user => new WorkspacePerson(user.Id, user.Code, user.DisplayName, user.Email!))
        .ToListAsync(cancellationToken);

    internal static IEnumerable<T> Ordered<T>(IEnumerable<T> rows, Func<T, WorkspaceMembership> workspaceOf) => rows
        .OrderByName(row => workspaceOf(row).MerchantName).ThenByName(row => workspaceOf(row).Name).ThenBy(row => workspaceOf(row).Id);
}
