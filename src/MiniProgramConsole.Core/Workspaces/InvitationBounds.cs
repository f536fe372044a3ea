using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Whether an invitation may go out. Asked in a transaction that has claimed the workspace, so that what is counted stays.</summary>
internal static class InvitationBounds
{
    /// <summary>Why nobody with an email can be invited; null where somebody can, and then the mail is counted already.</summary>
    public static async Task<FieldError?> WhyNotInviteAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, string email, string normalized, DateTime now, CancellationToken cancellationToken)
    {
        var until = await attempt.Invitations
            .Where(row => row.WorkspaceId == workspace.Id && row.PendingEmail == normalized && row.ExpiresAt > now)
            .Select(row => (DateTime?)row.ExpiresAt).FirstOrDefaultAsync(cancellationToken);
        return until is not null
            ? new FieldError(nameof(InvitationDetails.Email), new Message("Invite.Already", email, until))
            : await WhyNotSendAsync(attempt, workspace, email, normalized, now, cancellationToken);
    }

    /// <summary>Why no mail can go out to an email; null where one can, and then it is counted already.</summary>
    public static async Task<FieldError?> WhyNotSendAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, string email, string normalized, DateTime now, CancellationToken cancellationToken)
    {
        if (await IsMemberAsync(attempt, workspace, normalized, cancellationToken))
        {
            return new FieldError(nameof(InvitationDetails.Email), new Message("Invite.Member", email));
        }

        var others = await attempt.Invitations.CountAsync(
            row => row.WorkspaceId == workspace.Id && row.PendingEmail != null && row.PendingEmail != normalized && row.ExpiresAt > now,
            cancellationToken);
        return others >= Invitation.MaxPending
            ? new FieldError("", new Message("Invite.TooManyPending", others, workspace.Name, Invitation.MaxPending))
            : await CountAsync(attempt, workspace, now.Date, cancellationToken)
                ? null
                : new FieldError("", new Message("Invite.TooManySent", Invitation.MaxSentADay, workspace.Name));
    }

    /// <summary>Counts a mail; false where the day's are used up.</summary>
    private static async Task<bool> CountAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, DateTime today, CancellationToken cancellationToken) =>
        await attempt.Workspaces
            .Where(row => row.Id == workspace.Id && (row.InvitationsSentOn != today || row.InvitationsSent < Invitation.MaxSentADay))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.InvitationsSent, row => row.InvitationsSentOn == today ? row.InvitationsSent + 1 : 1)
                    .SetProperty(row => row.InvitationsSentOn, (DateTime?)today),
                cancellationToken) == 1;

    // Blocked members and the owner are members too.
    private static Task<bool> IsMemberAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, string normalized, CancellationToken cancellationToken) =>
        attempt.Users.Where(user => user.NormalizedEmail == normalized).AnyAsync(
            user => attempt.Workspaces.Any(row => row.Id == workspace.Id && row.OwnerId == user.Id)
                || attempt.WorkspaceMembers.Any(row => row.WorkspaceId == workspace.Id && row.UserId == user.Id),
            cancellationToken);
}
