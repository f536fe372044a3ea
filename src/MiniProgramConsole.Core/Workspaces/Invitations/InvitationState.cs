namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>What became of an invitation. That its time is over is said by the clock, not by a state that somebody has to write.</summary>
public enum InvitationState
{
    /// <summary>Nobody has answered it yet.</summary>
    Pending = 1,

    /// <summary>The invited person became a member.</summary>
    Accepted = 2,

    /// <summary>The invited person does not want to.</summary>
    Declined = 3,

    /// <summary>Somebody who may invite took it back.</summary>
    Withdrawn = 4,
}
