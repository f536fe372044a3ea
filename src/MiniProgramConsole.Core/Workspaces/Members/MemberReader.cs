using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Members;

public sealed class MemberReader(ConsoleDbContext database)
{
    private static readonly CompiledQuery<MembersQuery, MemberListItem> OwnerRow = new(Owner);

    private static readonly CompiledQuery<MembersQuery, MemberListItem> MemberRows = new(Members);

    /// <summary>Owner, masters, developers, each sorted by name; includes blocked members.</summary>
    public async Task<IReadOnlyList<MemberListItem>> ListAsync(WorkspaceMembership workspace, CancellationToken cancellationToken)
    {
        var asked = new MembersQuery(workspace.Id);
        var owner = await OwnerRow.ListAsync(database, asked, cancellationToken);
        var members = await MemberRows.ListAsync(database, asked, cancellationToken);
        return [.. owner, .. members];
    }

    public Task<MemberListItem?> FindAsync(WorkspaceMembership workspace, string code, CancellationToken cancellationToken) =>
        FindAsync(database, workspace, code, cancellationToken);

    internal static async Task<MemberListItem?> FindAsync(
        ConsoleDbContext db, WorkspaceMembership workspace, string code, CancellationToken cancellationToken) =>
        // SQL Server ignores trailing blanks when it compares codes.
        code.Length != OpaqueCode.Length ? null
            : await Members(db, new(workspace.Id)).FirstOrDefaultAsync(member => member.Code == code, cancellationToken)
                ?? await Owner(db, new(workspace.Id)).FirstOrDefaultAsync(owner => owner.Code == code, cancellationToken);

    internal static IQueryable<MemberListItem> Owner(ConsoleDbContext db, MembersQuery asked) => db.Workspaces
        .Where(row => row.Id == asked.WorkspaceId)
        .Select(row => new MemberListItem
        {
            UserId = row.OwnerId,
            Code = row.Owner.Code,
            Name = row.Owner.DisplayName,
            Email = row.Owner.Email!,
            Role = WorkspaceRole.Owner,
            JoinedAt = row.CreatedAt,
            BlockedAt = null,
            LastActiveAt = db.Sessions.Where(session => session.UserId == row.OwnerId).Max(session => (DateTime?)session.LastSeenAt)
                ?? row.Owner.LastActiveAt,
        });

    /// <summary>Leaves out the owner, who may have a row too.</summary>
    internal static IQueryable<MemberListItem> Members(ConsoleDbContext db, MembersQuery asked) => db.WorkspaceMembers
        .Where(row => row.WorkspaceId == asked.WorkspaceId && row.UserId != row.Workspace.OwnerId)
        .OrderBy(row => row.Role).ThenBy(row => row.User.NameSearch).ThenBy(row => row.UserId)
        .Select(row => new MemberListItem
        {
            UserId = row.UserId,
            Code = row.User.Code,
            Name = row.User.DisplayName,
            Email = row.User.Email!,
            Role = row.Role,
            JoinedAt = row.JoinedAt,
            BlockedAt = row.BlockedAt,
            LastActiveAt = db.Sessions.Where(session => session.UserId == row.UserId).Max(session => (DateTime?)session.LastSeenAt)
                ?? row.User.LastActiveAt,
        });
}
