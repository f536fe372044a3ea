using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Call this under the workspace's lock, so that the counts can't change.</summary>
internal static class InvitationBounds
{
    /// <summary>Null if the person can be invited. The mail then counts as sent.</summary>
    public static async Task<FieldError?> WhyNotInviteAsync(
        CommandContext context, WorkspaceMembership workspace, string email, string normalized)
    {
        var until = await context.Database.Invitations.Pending(workspace, normalized).Where(row => row.ExpiresAt > context.Now)
            .Select(row => (DateTime?)row.ExpiresAt).FirstOrDefaultAsync(context.Cancelled);
        return until is not null
            ? new FieldError(nameof(InvitationDetails.Email), new Message("Invite.Already", email, until))
            : await WhyNotSendAsync(context, workspace, email, normalized);
    }

    /// <summary>Null if the mail can be sent. It then counts as sent.</summary>
    public static async Task<FieldError?> WhyNotSendAsync(
        CommandContext context, WorkspaceMembership workspace, string email, string normalized)
    {
        if (await IsMemberAsync(context, workspace, normalized))
        {
            return new FieldError(nameof(InvitationDetails.Email), new Message("Invite.Member", email));
        }

        var own = Mailbox.KeysOf(normalized);
        var others = await context.Database.Invitations.CountAsync(
            row => row.WorkspaceId == workspace.Id && row.PendingEmail != null && !own.Contains(row.PendingEmail)
                && row.ExpiresAt > context.Now,
            context.Cancelled);
        return others >= Invitation.MaxPending
            ? new FieldError("", new Message("Invite.TooManyPending", others, workspace.Name, Invitation.MaxPending))
            : await CountAsync(context, workspace)
                ? null
                : new FieldError("", new Message("Invite.TooManySent", Invitation.MaxSentADay, workspace.Name));
    }

    private static async Task<bool> CountAsync(CommandContext context, WorkspaceMembership workspace)
    {
        var today = context.Now.Date;
        return await context.Database.Workspaces
            .Where(row => row.Id == workspace.Id && (row.InvitationsSentOn != today || row.InvitationsSent < Invitation.MaxSentADay))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.InvitationsSent, row => row.InvitationsSentOn == today ? row.InvitationsSent + 1 : 1)
                    .SetProperty(row => row.InvitationsSentOn, (DateTime?)today),
                context.Cancelled) == 1;
    }

    // Blocked members and the owner count as members.
    private static Task<bool> IsMemberAsync(CommandContext context, WorkspaceMembership workspace, string normalized) =>
        context.Database.Users.OfMailbox(normalized).AnyAsync(
            user => context.Database.Workspaces.Any(row => row.Id == workspace.Id && row.OwnerId == user.Id)
                || context.Database.WorkspaceMembers.Any(row => row.WorkspaceId == workspace.Id && row.UserId == user.Id),
            context.Cancelled);
}
