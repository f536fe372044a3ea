namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Expiry isn't a state; <see cref="Invitation.ExpiresAt"/> decides.</summary>
public enum InvitationState
{
    Pending = 1,

    Accepted = 2,

    Declined = 3,

    Withdrawn = 4,
}
