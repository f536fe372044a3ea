using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Members;

/// <summary>The permission needed depends on the member's role under the lock. Outcomes name the member.</summary>
public sealed class MemberService(CommandRunner runner, MemberReader reader, IWorkspaceContents contents)
{
    public const string EmailField = "TypedEmail";

    public const string RoleField = "Role";

    public Task<Outcome> ChangeRoleAsync(
        WorkspaceMembership workspace, Sender sender, string code, WorkspaceRole? role, Guid key, CancellationToken cancellationToken) =>
        ManageAsync(
            workspace, workspace.ToCommand(sender, Permission.ManageMasters, key, new { ChangeRole = code, role }), code,
            member => member?.Role == role,
            async (context, member) =>
            {
                if (role is not (WorkspaceRole.Master or WorkspaceRole.Developer))
                {
                    return Outcome.Refused(RoleField, new Message("Member.RoleUnknown"));
                }

                if (member.Role == role)
                {
                    return Outcome.Overtaken(new Message("Member.RoleAlready", member.Name));
                }

                await Row(context, workspace, member)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, role.Value), context.Cancelled);
                return Done(context, workspace, member, AuditAction.MemberChanged, member.Role, role);
            },
            cancellationToken);

    /// <summary>Takes effect with the member's next request. What the member created stays.</summary>
    public Task<Outcome> BlockAsync(
        WorkspaceMembership workspace, Sender sender, string code, Guid key, CancellationToken cancellationToken) => ManageAsync(
        workspace, workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { Block = code }), code,
        member => member is { BlockedAt: not null },
        async (context, member) =>
        {
            if (member.BlockedAt is not null)
            {
                return Outcome.Overtaken(new Message("Member.BlockedAlready", member.Name));
            }

            await SetBlockedAsync(context, workspace, member, context.Now);
            await OwnershipOfferRemoval.WithdrawAsync(context.Database, workspace.Id, member.UserId, context.Cancelled);
            return Done(context, workspace, member, AuditAction.MemberBlocked, null, null);
        },
        cancellationToken);

    public Task<Outcome> UnblockAsync(
        WorkspaceMembership workspace, Sender sender, string code, Guid key, CancellationToken cancellationToken) => ManageAsync(
        workspace, workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { Unblock = code }), code,
        member => member is { BlockedAt: null },
        async (context, member) =>
        {
            if (member.BlockedAt is null)
            {
                return Outcome.Overtaken(new Message("Member.UnblockedAlready", member.Name));
            }

            await SetBlockedAsync(context, workspace, member, at: null);
            return Done(context, workspace, member, AuditAction.MemberUnblocked, null, null);
        },
        cancellationToken);

    /// <summary>Also removes the member's unfinished forms in the workspace and roles on its mini programs.</summary>
    public Task<Outcome> RemoveAsync(
        WorkspaceMembership workspace, Sender sender, string code, string? typedEmail, Guid key, CancellationToken cancellationToken) =>
        ManageAsync(
            workspace, workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { Remove = code }), code,
            member => member is null,
            async (context, member) =>
            {
                if (CheckEmail(member, TextNormalizer.Normalize(typedEmail)) is { } refusal)
                {
                    return Outcome.Refused(EmailField, refusal);
                }

                await TakeOutAsync(context, workspace, member);
                return Done(context, workspace, member, AuditAction.MemberRemoved, member.Role, null);
            },
            cancellationToken);

    public Task<Outcome> LeaveAsync(
        WorkspaceMembership workspace, Sender sender, string code, Guid key, CancellationToken cancellationToken) => runner.RunAsync(
        workspace.ToCommand(sender, Permission.LeaveWorkspace, key, new { Leave = code }),
        async context =>
        {
            if (await MemberReader.FindAsync(context.Database, workspace, code, context.Cancelled) is not { } member)
            {
                return Outcome.NotFound;
            }

            await TakeOutAsync(context, workspace, member);
            return Done(context, workspace, member, AuditAction.MemberLeft, member.Role, null);
        },
        cancellationToken);

    private async Task<Outcome> ManageAsync(
        WorkspaceMembership workspace, Command command, string code, Func<MemberListItem?, bool> stands,
        Func<CommandContext, MemberListItem, Task<Outcome>> decide, CancellationToken cancellationToken)
    {
        var managed = command with
        {
            Accounts = await reader.FindAsync(workspace, code, cancellationToken) is { } found ? [found.UserId] : [],
            Stands = async (context, _) => stands(await MemberReader.FindAsync(context.Database, workspace, code, context.Cancelled)),
        };
        return await runner.RunAsync(
            managed,
            async context => await MemberReader.FindAsync(context.Database, workspace, code, context.Cancelled) is not { } member
                ? Outcome.NotFound
                // Nobody manages the owner.
                : ManagedRoles.ToManage(member.Role) is not { } permission ? Outcome.Lacks(Permission.ManageMasters)
                : !context.May(permission) ? Outcome.Lacks(permission)
                : await decide(context, member),
            cancellationToken);
    }

    private static Message? CheckEmail(MemberListItem member, string typed) =>
        typed.Length == 0 ? new Message("Remove.EmailRequired", member.Email)
            : Mailbox.AreSame(typed, member.Email) ? null
            : new Message("Remove.EmailDiffers", member.Email);

    private static Outcome Done(
        CommandContext context, WorkspaceMembership workspace, MemberListItem member, string action, WorkspaceRole? before,
        WorkspaceRole? after) =>
        Outcome.Done(MemberEvent.Of(workspace, member, action, context.By, context.Now, before, after), member.Code, member.Name);

    private static IQueryable<WorkspaceMember> Row(CommandContext context, WorkspaceMembership workspace, MemberListItem member) =>
        context.Database.WorkspaceMembers.Where(row => row.WorkspaceId == workspace.Id && row.UserId == member.UserId);

    private static Task<int> SetBlockedAsync(CommandContext context, WorkspaceMembership workspace, MemberListItem member, DateTime? at) =>
        Row(context, workspace, member).ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockedAt, at), context.Cancelled);

    private async Task TakeOutAsync(CommandContext context, WorkspaceMembership workspace, MemberListItem member)
    {
        var (db, cancelled) = (context.Database, context.Cancelled);
        await Row(context, workspace, member).ExecuteDeleteAsync(cancelled);
        await OwnershipOfferRemoval.WithdrawAsync(db, workspace.Id, member.UserId, cancelled);
        await contents.RemoveMemberAsync(db, workspace.Id, member.UserId, cancelled);
    }
}
