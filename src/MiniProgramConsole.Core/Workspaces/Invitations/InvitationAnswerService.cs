using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>
/// Takes the answers of invited people. Each works once; the same answer again finds what the first one did. An invitation is there for
/// whoever has its email as the confirmed one of the account: for anybody else, as for one that is over, the outcome is that nothing is there.
/// </summary>
public sealed class InvitationAnswerService(
    CommandRunner runner, InvitationReader reader, ILookupNormalizer normalizer, SecondFactorRequirement requirement, TimeProvider time)
{
    /// <summary>Makes the invited person a member.</summary>
    /// <param name="sender">Who.</param>
    /// <param name="email">The person's confirmed email.</param>
    /// <param name="code">The invitation's code.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it, and the invitation where there is one.</returns>
    public Task<(Outcome Outcome, ReceivedInvitation? Invitation)> AcceptAsync(
        Sender sender, string email, string code, Guid key, CancellationToken cancellationToken) => AnswerAsync(
        sender, email, new { AcceptInvitation = code }, code, key, AcceptAsync, HasJoinedAsync, cancellationToken);

    /// <summary>Says no.</summary>
    /// <param name="sender">Who.</param>
    /// <param name="email">The person's confirmed email.</param>
    /// <param name="code">The invitation's code.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it, and the invitation where there is one.</returns>
    public Task<(Outcome Outcome, ReceivedInvitation? Invitation)> DeclineAsync(
        Sender sender, string email, string code, Guid key, CancellationToken cancellationToken) => AnswerAsync(
        sender, email, new { DeclineInvitation = code }, code, key, DeclineAsync, HasDeclinedAsync, cancellationToken);

    private async Task<(Outcome Outcome, ReceivedInvitation? Invitation)> AnswerAsync(
        Sender sender, string email, object said, string code, Guid key, Func<CommandContext, ReceivedInvitation, Task<Outcome>> decide,
        Func<CommandContext, ReceivedInvitation, Task<bool>> isSo, CancellationToken cancellationToken)
    {
        // SQL Server would take a code with trailing blanks for the code.
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
            async context => await IsForSenderAsync(context, received) && await IsPendingAsync(context, received) ? await decide(context, received)
                // The same answer from another page of the same invitation.
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

    // The account may have another email since the request began.
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

    private static Task<bool> HasDeclinedAsync(CommandContext context, ReceivedInvitation received) => context.Database.Invitations.AnyAsync(
        row => row.Id == received.Id && row.State == InvitationState.Declined, context.Cancelled);

    // Somebody who is a member meanwhile stays what they are; blocked ones stay blocked.
    private static Task<bool> IsMemberAsync(CommandContext context, ReceivedInvitation received) => context.Database.Workspaces.AnyAsync(
        workspace => workspace.Id == received.WorkspaceId
            && (workspace.OwnerId == context.By.UserId || workspace.Members.Any(member => member.UserId == context.By.UserId)),
        context.Cancelled);
}
