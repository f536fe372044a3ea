using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

internal static class InvitationQueries
{
    public static IQueryable<Invitation> OfMailbox(this IQueryable<Invitation> invitations, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return invitations.Where(invitation => keys.Contains(invitation.NormalizedEmail));
    }

    /// <summary>Unanswered invitations, including expired ones.</summary>
    public static IQueryable<Invitation> Pending(this IQueryable<Invitation> invitations, WorkspaceMembership workspace, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return invitations.Where(invitation => invitation.WorkspaceId == workspace.Id && keys.Contains(invitation.PendingEmail!));
    }
}
