using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Only an account whose confirmed email was invited can answer. For anyone else, the invitation doesn't exist.</summary>
public sealed class InvitationAnswerService(
    CommandRunner runner, InvitationReader reader, ILookupNormalizer normalizer, SecondFactorRequirement requirement, TimeProvider time)
{
    public Task<(Outcome Outcome, ReceivedInvitation? Invitation)> AcceptAsync(
        Sender sender, string email, string code, Guid key, CancellationToken cancellationToken) => AnswerAsync(
        sender, email, new { AcceptInvitation = code }, code, key, AcceptAsync, HasJoinedAsync, cancellationToken);

    public Task<(Outcome Outcome, ReceivedInvitation? Invitation)> DeclineAsync(
        Sender sender, string email, string code, Guid key, CancellationToken cancellationToken) => AnswerAsync(
        sender, email, new { DeclineInvitation = code }, code, key, DeclineAsync, HasDeclinedAsync, cancellationToken);

    private async Task<(Outcome Outcome, ReceivedInvitation? Invitation)> AnswerAsync(
        Sender sender, string email, object said, string code, Guid key, Func<CommandContext, ReceivedInvitation, Task<Outcome>> decide,
        Func<CommandContext, ReceivedInvitation, Task<bool>> isSo, CancellationToken cancellationToken)
    {
        // SQL Server ignores trailing blanks when it compares codes.
        if (code.Length != OpaqueCode.Length || await reader.FindForAsync(email, code, cancellationToken) is not { } received)
        {
            return (Outcome.NotFound, null);
        }

        var command = new Command
        {
            Sender = sender,
            Key = IdempotencyKey.Of(sender.By.UserId, key, said),
            WorkspaceId = received.WorkspaceId,
            Stands = (context, _) => isSo(context, received),
        };
        var outcome = await runner.RunAsync(
            command,
            async context =>
                await IsForSenderAsync(context, received) && await IsPendingAsync(context, received) ? await decide(context, received)
                // The person gave the same answer on another page.
                : await isSo(context, received) ? Outcome.Unchanged
                : Outcome.NotFound,
            cancellationToken);
        return (outcome, received);
    }

    private static async Task<Outcome> AcceptAsync(CommandContext context, ReceivedInvitation received)
    {
        var invitation = await EndAsync(context, received, InvitationState.Accepted);
        if (!await IsMemberAsync(context, received))
        {
            context.Database.WorkspaceMembers.Add(new WorkspaceMember
            {
                WorkspaceId = received.WorkspaceId,
                UserId = context.By.UserId,
                Role = received.Role,
                JoinedAt = context.Now,
            });
        }

        return Done(context, invitation, AuditAction.InvitationAccepted);
    }

    private static async Task<Outcome> DeclineAsync(CommandContext context, ReceivedInvitation received) =>
        Done(context, await EndAsync(context, received, InvitationState.Declined), AuditAction.InvitationDeclined);

    private static Outcome Done(CommandContext context, Invitation invitation, string action) =>
        Outcome.Done(InvitationEvent.Of(invitation, action, context.By, context.Now), invitation.Code, invitation.DisplayName);

    private static async Task<Invitation> EndAsync(CommandContext context, ReceivedInvitation received, InvitationState state)
    {
        var invitation = await context.Database.Invitations.SingleAsync(row => row.Id == received.Id, context.Cancelled);
        (invitation.State, invitation.PendingEmail, invitation.EndedAt) = (state, null, context.Now);
        return invitation;
    }

    // The account's email may have changed since the request began.
    private async Task<bool> IsForSenderAsync(CommandContext context, ReceivedInvitation received)
    {
        var normalized = normalizer.NormalizeEmail(received.Email)!;
        return await context.Database.Users.OfMailbox(normalized)
            .AnyAsync(user => user.Id == context.By.UserId && user.EmailConfirmed, context.Cancelled);
    }

    private static Task<bool> IsPendingAsync(CommandContext context, ReceivedInvitation received) => context.Database.Invitations.AnyAsync(
        row => row.Id == received.Id && row.PendingEmail != null && row.ExpiresAt > context.Now, context.Cancelled);

    private Task<bool> HasJoinedAsync(CommandContext context, ReceivedInvitation received) =>
        new WorkspaceService(context.Database, requirement, time).Of(context.By.UserId)
            .AnyAsync(workspace => workspace.Id == received.WorkspaceId, context.Cancelled);

    private static Task<bool> HasDeclinedAsync(CommandContext context, ReceivedInvitation received) => context.Database.Invitations
        .AnyAsync(
        row => row.Id == received.Id && row.State == InvitationState.Declined, context.Cancelled);

    // Accepting neither changes an existing member's role nor unblocks a blocked member.
    private static Task<bool> IsMemberAsync(CommandContext context, ReceivedInvitation received) => context.Database.Workspaces.AnyAsync(
        workspace => workspace.Id == received.WorkspaceId
            && (workspace.OwnerId == context.By.UserId || workspace.Members.Any(member => member.UserId == context.By.UserId)),
        context.Cancelled);
}
