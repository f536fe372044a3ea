using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Takes the answers of invited people. Each works once; the same answer again finds what the first one did.</summary>
public sealed class InvitationAnswerService(ConsoleTransactions transactions, InvitationReader reader, AuditTrail audit, TimeProvider time)
{
    /// <summary>Makes the invited person a member.</summary>
    /// <param name="by">Who.</param>
    /// <param name="email">The person's confirmed email, which must be the invitation's.</param>
    /// <param name="code">The invitation's code.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>The invitation; null where the person has no such one, or it is over and the workspace is not there for them.</returns>
    public Task<ReceivedInvitation?> AcceptAsync(Actor by, string email, string code, CancellationToken cancellationToken) =>
        AnswerAsync(by, email, code, AcceptAsync, cancellationToken);

    /// <summary>Says no.</summary>
    /// <param name="by">Who.</param>
    /// <param name="email">The person's confirmed email, which must be the invitation's.</param>
    /// <param name="code">The invitation's code.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>The invitation; null where the person has no such one, or it ended otherwise.</returns>
    public Task<ReceivedInvitation?> DeclineAsync(Actor by, string email, string code, CancellationToken cancellationToken) =>
        AnswerAsync(by, email, code, DeclineAsync, cancellationToken);

    internal async Task<bool> AcceptAsync(
        ConsoleDbContext attempt, Actor by, ReceivedInvitation received, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await attempt.ClaimAccountAsync(by.UserId, now, cancellationToken))
        {
            return false;
        }

        if (await EndAsync(attempt, received, InvitationState.Accepted, now, cancellationToken) is not { } invitation)
        {
            return await new WorkspaceService(attempt, time).Of(by.UserId).AnyAsync(workspace => workspace.Id == received.WorkspaceId, cancellationToken);
        }

        if (!await IsMemberAsync(attempt, by, received, cancellationToken))
        {
            attempt.WorkspaceMembers.Add(new WorkspaceMember
            {
                WorkspaceId = received.WorkspaceId,
                UserId = by.UserId,
                Role = received.Role,
                JoinedAt = now,
            });
        }

        await audit.AppendAsync(attempt, InvitationEvent.Of(invitation, AuditAction.InvitationAccepted, by, now), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    internal async Task<bool> DeclineAsync(
        ConsoleDbContext attempt, Actor by, ReceivedInvitation received, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await EndAsync(attempt, received, InvitationState.Declined, now, cancellationToken) is not { } invitation)
        {
            return await attempt.Invitations.AnyAsync(
                row => row.Id == received.Id && row.State == InvitationState.Declined, cancellationToken);
        }

        await audit.AppendAsync(attempt, InvitationEvent.Of(invitation, AuditAction.InvitationDeclined, by, now), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<ReceivedInvitation?> AnswerAsync(
        Actor by, string email, string code, Func<ConsoleDbContext, Actor, ReceivedInvitation, CancellationToken, Task<bool>> answer,
        CancellationToken cancellationToken)
    {
        // SQL Server would take a code with trailing blanks for the code.
        if (code.Length != WorkspaceCode.Length || await reader.FindForAsync(email, code, cancellationToken) is not { } received)
        {
            return null;
        }

        var isAnswered = await transactions.RunAsync(
            async (attempt, cancelled) => await WorkspaceClaim.ClaimAsync(attempt, received.WorkspaceId, cancelled)
                && await answer(attempt, by, received, cancelled),
            cancellationToken);
        return isAnswered ? received : null;
    }

    /// <summary>Ends an invitation that is pending still; null where it is not.</summary>
    private static async Task<Invitation?> EndAsync(
        ConsoleDbContext attempt, ReceivedInvitation received, InvitationState state, DateTime now, CancellationToken cancellationToken)
    {
        DateTime? ended = now;
        var isEnded = await attempt.Invitations.Where(row => row.Id == received.Id && row.PendingEmail != null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state)
                    .SetProperty(row => row.PendingEmail, (string?)null)
                    .SetProperty(row => row.EndedAt, ended),
                cancellationToken) == 1;
        return isEnded ? await attempt.Invitations.AsNoTracking().FirstAsync(row => row.Id == received.Id, cancellationToken) : null;
    }

    // Somebody who is a member meanwhile stays what they are; blocked ones stay blocked.
    private static Task<bool> IsMemberAsync(
        ConsoleDbContext attempt, Actor by, ReceivedInvitation received, CancellationToken cancellationToken) => attempt.Workspaces.AnyAsync(
        workspace => workspace.Id == received.WorkspaceId
            && (workspace.OwnerId == by.UserId || workspace.Members.Any(member => member.UserId == by.UserId)),
        cancellationToken);
}
