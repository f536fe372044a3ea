using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Counted from <see cref="ExpiresAt"/>, whatever the state.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>For each workspace.</summary>
    public const int MaxPending = 20;

    /// <summary>For each workspace and UTC day. Mails that are sent again count too.</summary>
    public const int MaxSentADay = 50;

    /// <summary>From all workspaces together.</summary>
    public const int MaxToOneEmailADay = 10;

    public long Id { get; init; }

    public string Code { get; init; } = OpaqueCode.New();

    public long WorkspaceId { get; init; }

    public Workspace Workspace { get; init; } = null!;

    /// <summary>Only an account with this email can accept.</summary>
    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    /// <summary>The normalized email while pending, else null. Unique in the workspace, so that nobody is invited twice.
    /// An expired invitation keeps it until another one replaces it.</summary>
    public string? PendingEmail { get; set; }

    public required string DisplayName { get; init; }

    /// <summary>Master or developer; a check constraint refuses any other role.</summary>
    public required WorkspaceRole Role { get; init; }

    public long InvitedById { get; init; }

    public ApplicationUser InvitedBy { get; init; } = null!;

    public DateTime CreatedAt { get; init; }

    public DateTime SentAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>The SHA-256 of the secret in the latest link. Earlier links don't work.</summary>
    public required string SecretHash { get; set; }

    public required InvitationState State { get; set; }

    public DateTime? EndedAt { get; set; }
}
