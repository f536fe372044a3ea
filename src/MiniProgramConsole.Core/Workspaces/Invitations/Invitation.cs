using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>That somebody was asked, by email, to become a member of a workspace. It is no membership.</summary>
public sealed class Invitation
{
    /// <summary>How long the link of an invitation is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>How long after its time an invitation is kept, whatever became of it.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>The most invitations of a workspace that wait for an answer at one time.</summary>
    public const int MaxPending = 20;

    /// <summary>The most invitation mails that a workspace sends on one day (UTC), those sent again included.</summary>
    public const int MaxSentADay = 50;

    /// <summary>How many mails go to one email within a day, from all workspaces together.</summary>
    public const int MaxToOneEmailADay = 10;

    /// <summary>The row's key; never in an address.</summary>
    public long Id { get; init; }

    /// <summary>The opaque code in addresses of the workspace's pages, <see cref="OpaqueCode.Length"/> characters.</summary>
    public string Code { get; init; } = OpaqueCode.New();

    /// <summary>The workspace.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>Who is invited: nobody with another email can accept.</summary>
    public required string Email { get; init; }

    /// <summary>The email for comparing.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The normalised email while the invitation is pending, else null: the key that keeps one person from being invited twice. One that has expired keeps it until another takes its place.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>The name by which the person is addressed until there is an account.</summary>
    public required string DisplayName { get; init; }

    /// <summary><see cref="WorkspaceRole.Master"/> or <see cref="WorkspaceRole.Developer"/>; a check constraint refuses any other.</summary>
    public required WorkspaceRole Role { get; init; }

    /// <summary>Who invited.</summary>
    public long InvitedById { get; init; }

    /// <summary>Who invited.</summary>
    public ApplicationUser InvitedBy { get; init; } = null!;

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When its mail was written last, UTC.</summary>
    public DateTime SentAt { get; set; }

    /// <summary>Until when it can be answered, UTC.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>The SHA-256 of the secret in its last link.</summary>
    public required string SecretHash { get; set; }

    /// <summary>What became of it; pending ones may have expired.</summary>
    public required InvitationState State { get; set; }

    /// <summary>When it was answered or withdrawn, UTC; null while pending.</summary>
    public DateTime? EndedAt { get; set; }
}
