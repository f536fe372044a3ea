using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

public sealed class WorkspaceService(ConsoleDbContext database, SecondFactorRequirement requirement, TimeProvider time)
{
    private static readonly CompiledQuery<MembershipQuery, WorkspaceMembership> Visible = new(Of);

    public IQueryable<WorkspaceMembership> Of(long userId) => Of(database, QueryOf(userId));

    public MembershipQuery QueryOf(long userId) => new(userId, time.GetUtcNow().UtcDateTime, requirement.IsOfAll);

    public static IQueryable<WorkspaceMembership> Of(ConsoleDbContext database, MembershipQuery asked) => Seen(database, asked)
        .Select(seen => new WorkspaceMembership
        {
            Id = seen.Workspace.Id,
            Code = seen.Workspace.Code,
            Name = seen.Workspace.Name,
            MerchantId = seen.Workspace.MerchantId,
            MerchantName = seen.Workspace.Merchant.Name,
            OwnerName = seen.Workspace.Owner.DisplayName,
            RequiresSecondFactor = seen.RequiresSecondFactor,
            Role = seen.Role,
            OfferedUntil = database.OwnershipOffers
                .Where(offer => offer.WorkspaceId == seen.Workspace.Id && offer.ToUserId == asked.UserId && offer.ExpiresAt > asked.Now)
                .Select(offer => (DateTime?)offer.ExpiresAt).FirstOrDefault(),
        });

    /// <summary>Joins nothing that only a page shows.</summary>
    public static IQueryable<WorkspaceAccess> AccessOf(ConsoleDbContext database, MembershipQuery asked) => Seen(database, asked)
        .Select(seen => new WorkspaceAccess
        {
            Id = seen.Workspace.Id,
            Code = seen.Workspace.Code,
            Name = seen.Workspace.Name,
            RequiresSecondFactor = seen.RequiresSecondFactor,
            Role = seen.Role,
        });

    /// <summary>The only rule for who can see a workspace: its owner and its active members, while it is open.</summary>
    private static IQueryable<SeenWorkspace> Seen(ConsoleDbContext database, MembershipQuery asked)
    {
        // A union, because an OR would make PostgreSQL read every workspace.
        var own = database.Workspaces.Where(workspace => workspace.OwnerId == asked.UserId).Select(workspace => workspace.Id)
            .Concat(database.WorkspaceMembers.Where(member => member.UserId == asked.UserId && member.BlockedAt == null)
                .Select(member => member.WorkspaceId));
        return database.Workspaces
            .Where(workspace => workspace.ClosedAt == null && own.Contains(workspace.Id))
            .Select(workspace => new SeenWorkspace
            {
                Workspace = workspace,
                RequiresSecondFactor = asked.IsRequiredOfAll || workspace.RequiresSecondFactor,
                Role = workspace.OwnerId == asked.UserId
                    ? WorkspaceRole.Owner
                    : workspace.Members.Where(member => member.UserId == asked.UserId).Select(member => member.Role).First(),
            });
    }

    public async Task<IReadOnlyList<WorkspaceMembership>> ListAsync(long userId, CancellationToken cancellationToken) =>
        InOrder(await Visible.Run(database, QueryOf(userId)).ToListAsync(cancellationToken));

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

    private sealed record SeenWorkspace
    {
        public required Workspace Workspace { get; init; }

        public required WorkspaceRole Role { get; init; }

        public required bool RequiresSecondFactor { get; init; }
    }
}
