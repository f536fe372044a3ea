using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

public sealed class WorkspaceService(ConsoleDbContext database, SecondFactorRequirement requirement, TimeProvider time)
{
    private static readonly CompiledQuery<MembershipQuery, WorkspaceMembership> Visible = new(Of);

    public IQueryable<WorkspaceMembership> Of(long userId) => Of(database, QueryOf(userId));

    public MembershipQuery QueryOf(long userId) => new(userId, time.GetUtcNow().UtcDateTime, requirement.IsOfAll);

    /// <summary>The only rule for who can see a workspace: its owner and its active members, while it is open.</summary>
    public static IQueryable<WorkspaceMembership> Of(ConsoleDbContext database, MembershipQuery asked)
    {
        // A union, because an OR would make PostgreSQL read every workspace.
        var own = database.Workspaces.Where(workspace => workspace.OwnerId == asked.UserId).Select(workspace => workspace.Id)
            .Concat(database.WorkspaceMembers.Where(member => member.UserId == asked.UserId && member.BlockedAt == null)
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
                RequiresSecondFactor = asked.IsRequiredOfAll || workspace.RequiresSecondFactor,
                Role = workspace.OwnerId == asked.UserId
                    ? WorkspaceRole.Owner
                    : workspace.Members.Where(member => member.UserId == asked.UserId).Select(member => member.Role).First(),
                OfferedUntil = database.OwnershipOffers
                    .Where(offer => offer.WorkspaceId == workspace.Id && offer.ToUserId == asked.UserId && offer.ExpiresAt > asked.Now)
                    .Select(offer => (DateTime?)offer.ExpiresAt).FirstOrDefault(),
            });
    }

    /// <summary>The same, without the tables of which only pages show something.</summary>
    public static IQueryable<WorkspaceAccess> AccessOf(ConsoleDbContext database, MembershipQuery asked) => Of(database, asked)
        .Select(workspace => new WorkspaceAccess
        {
            Id = workspace.Id,
            Code = workspace.Code,
            Name = workspace.Name,
            Role = workspace.Role,
            RequiresSecondFactor = workspace.RequiresSecondFactor,
        });

    public async Task<IReadOnlyList<WorkspaceMembership>> ListAsync(long userId, CancellationToken cancellationToken) =>
        InOrder(await Visible.ListAsync(database, QueryOf(userId), cancellationToken));

    public static IReadOnlyList<WorkspaceMembership> InOrder(IReadOnlyList<WorkspaceMembership> workspaces) =>
        workspaces.Count < 2 ? workspaces : [.. Ordered(workspaces, workspace => workspace)];

    /// <summary>Includes blocked members.</summary>
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
