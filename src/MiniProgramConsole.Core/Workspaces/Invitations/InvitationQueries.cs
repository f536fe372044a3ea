using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Finds invitations by mailbox.</summary>
internal static class InvitationQueries
{
    /// <summary>Those of a mailbox.</summary>
    /// <param name="invitations">The invitations.</param>
    /// <param name="key">The mailbox, by <see cref="Mailbox.KeyOf"/>.</param>
    public static IQueryable<Invitation> OfMailbox(this IQueryable<Invitation> invitations, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return invitations.Where(invitation => keys.Contains(invitation.NormalizedEmail));
    }

    /// <summary>Those of a mailbox to a workspace that nobody answered, expired ones included.</summary>
    /// <param name="invitations">The invitations.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="key">The mailbox.</param>
    public static IQueryable<Invitation> Pending(this IQueryable<Invitation> invitations, WorkspaceMembership workspace, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return invitations.Where(invitation => invitation.WorkspaceId == workspace.Id && keys.Contains(invitation.PendingEmail!));
    }
}
