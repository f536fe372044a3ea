using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.UnfinishedForms;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>
/// Changes who is what in a workspace. Which roles the acting person manages is decided before; whether the member has one of them, at
/// the moment of writing.
/// </summary>
public sealed class MemberService(
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    MemberReader reader,
    IdempotencyRecordReader submissions,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Makes a master a developer, or a developer a master.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles whose members the acting person manages.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="role">The new role; the owner's is not given like this.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<MemberResult> ChangeRoleAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, WorkspaceRole? role, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, code, IdempotencyKey.Of(by.UserId, token, new { ChangeRole = code, workspace.Code, role }), managed,
        member => role is not (WorkspaceRole.Master or WorkspaceRole.Developer) ? new FieldError(MemberResult.RoleField, new Message("Member.RoleUnknown"))
            : member.Role == role ? new FieldError("", new Message("Member.RoleMeanwhile", member.Name))
            : null,
        async (attempt, member, now, cancelled) => await SetRoleAsync(attempt, workspace, member, role!.Value, cancelled)
            ? MemberEvent.Of(workspace, member, AuditAction.MemberChanged, by, now, member.Role, role)
            : null,
        cancellationToken);

    /// <summary>Blocks a member: from the next request on the workspace is not there for them. What they made stays.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles whose members the acting person manages.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<MemberResult> BlockAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, code, IdempotencyKey.Of(by.UserId, token, new { Block = code, workspace.Code }), managed,
        member => member.BlockedAt is null ? null : new FieldError("", new Message("Member.BlockedMeanwhile", member.Name)),
        async (attempt, member, now, cancelled) => await SetBlockedAsync(attempt, workspace, member, now, cancelled)
            ? MemberEvent.Of(workspace, member, AuditAction.MemberBlocked, by, now, null, null)
            : null,
        cancellationToken);

    /// <summary>Lets a blocked member in again, in the role of before.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles whose members the acting person manages.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<MemberResult> UnblockAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, code, IdempotencyKey.Of(by.UserId, token, new { Unblock = code, workspace.Code }), managed,
        member => member.BlockedAt is null ? new FieldError("", new Message("Member.UnblockedMeanwhile", member.Name)) : null,
        async (attempt, member, now, cancelled) => await SetBlockedAsync(attempt, workspace, member, null, cancelled)
            ? MemberEvent.Of(workspace, member, AuditAction.MemberUnblocked, by, now, null, null)
            : null,
        cancellationToken);

    /// <summary>Removes a member whose email was typed, with their unfinished forms in the workspace and their roles on its mini programs.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles whose members the acting person manages.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="typedEmail">What was typed for the email.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<MemberResult> RemoveAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, string? typedEmail, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, code, IdempotencyKey.Of(by.UserId, token, new { Remove = code, workspace.Code }), managed,
        member => TextNormalizer.Normalize(typedEmail) is { Length: > 0 } email
            ? email.Equals(member.Email, StringComparison.OrdinalIgnoreCase)
                ? null
                : new FieldError(MemberResult.EmailField, new Message("Remove.EmailDiffers", member.Email))
            : new FieldError(MemberResult.EmailField, new Message("Remove.EmailRequired", member.Email)),
        async (attempt, member, now, cancelled) => await TakeAwayAsync(attempt, workspace, member, cancelled)
            ? MemberEvent.Of(workspace, member, AuditAction.MemberRemoved, by, now, member.Role, null)
            : null,
        cancellationToken);

    /// <summary>Takes the acting person out of a workspace, as <see cref="RemoveAsync"/> does with others. The owner can't leave.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="code">The person's own code.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<MemberResult> LeaveAsync(
        WorkspaceMembership workspace, Actor by, string code, Guid token, CancellationToken cancellationToken) => ActAsync(
        workspace, code, IdempotencyKey.Of(by.UserId, token, new { Leave = code, workspace.Code }), [WorkspaceRole.Master, WorkspaceRole.Developer],
        _ => null,
        async (attempt, member, now, cancelled) => await TakeAwayAsync(attempt, workspace, member, cancelled)
            ? MemberEvent.Of(workspace, member, AuditAction.MemberLeft, by, now, member.Role, null)
            : null,
        cancellationToken);

    private async Task<MemberResult> ActAsync(
        WorkspaceMembership workspace, string code, IdempotencyKey form, IReadOnlyList<WorkspaceRole> managed, Func<MemberListItem, FieldError?> judge,
        Func<ConsoleDbContext, MemberListItem, DateTime, CancellationToken, Task<AuditEvent?>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The member first: who shows what this form did finds the form too.
            var member = await reader.FindAsync(workspace, code, cancellationToken);
            var earlier = await submissions.FindAsync(form, cancellationToken);
            if (earlier?.Fingerprint == form.Fingerprint)
            {
                return MemberResult.Done(earlier.SubjectName);
            }

            // A token that another form used up says nothing about this one.
            form = earlier is null ? form : form with { Token = Guid.NewGuid() };
            if (member is null)
            {
                return MemberResult.NotFound;
            }

            if (!managed.Contains(member.Role))
            {
                return MemberResult.NotAllowed(member);
            }

            if (judge(member) is { } refusal)
            {
                return MemberResult.Refused(member, refusal);
            }

            try
            {
                if (await transactions.RunAsync((attempt, cancelled) => WriteAsync(attempt, member, form, act, cancelled), cancellationToken))
                {
                    return MemberResult.Done(member.Name);
                }
            }
            catch (DbUpdateException exception) when (databaseErrors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
            {
                // The same form arrived twice at the same moment: look at what stands now.
            }
        }
    }

    private async Task<bool> WriteAsync(
        ConsoleDbContext attempt, MemberListItem member, IdempotencyKey form,
        Func<ConsoleDbContext, MemberListItem, DateTime, CancellationToken, Task<AuditEvent?>> act, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await act(attempt, member, now, cancellationToken) is not { } happened)
        {
            return false;
        }

        await audit.AppendAsync(attempt, happened, cancellationToken);
        attempt.Add(form.RecordResult(member.Code, member.Name, now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    // The member as looked at: another role or state is somebody else's doing, and judged anew.
    private static IQueryable<WorkspaceMember> Row(ConsoleDbContext attempt, WorkspaceMembership workspace, MemberListItem member) =>
        attempt.WorkspaceMembers.Where(row => row.WorkspaceId == workspace.Id && row.UserId == member.UserId
            && row.Role == member.Role && row.BlockedAt == member.BlockedAt);

    internal static async Task<bool> SetRoleAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, MemberListItem member, WorkspaceRole role, CancellationToken cancellationToken) =>
        await Row(attempt, workspace, member).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, role), cancellationToken) == 1;

    internal static async Task<bool> SetBlockedAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, MemberListItem member, DateTime? at, CancellationToken cancellationToken)
    {
        if (await Row(attempt, workspace, member).ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockedAt, at), cancellationToken) != 1)
        {
            return false;
        }

        await OwnershipService.WithdrawAsync(attempt, workspace.Id, member.UserId, cancellationToken);
        return true;
    }

    internal static async Task<bool> TakeAwayAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, MemberListItem member, CancellationToken cancellationToken)
    {
        if (await Row(attempt, workspace, member).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            return false;
        }

        await OwnershipService.WithdrawAsync(attempt, workspace.Id, member.UserId, cancellationToken);
        await attempt.ProgramMembers
            .Where(row => row.UserId == member.UserId
                && attempt.MiniPrograms.Any(program => program.Id == row.ProgramId && program.WorkspaceId == workspace.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await UnfinishedFormRemoval.OfMemberAsync(attempt, workspace.Id, member.UserId, cancellationToken);
        return true;
    }
}
