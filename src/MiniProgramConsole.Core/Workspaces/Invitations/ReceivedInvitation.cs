using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>An invitation as the invited person sees it.</summary>
public sealed record ReceivedInvitation
{
    /// <summary>Its key; shown nowhere.</summary>
    public required long Id { get; init; }

    /// <summary>Its code in forms.</summary>
    public required string Code { get; init; }

    /// <summary>The workspace's key; shown nowhere.</summary>
    public required long WorkspaceId { get; init; }

    /// <summary>The workspace's code in addresses.</summary>
    public required string WorkspaceCode { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string WorkspaceName { get; init; }

    /// <summary>The merchant's name.</summary>
    public required string MerchantName { get; init; }

    /// <summary>Who invited, by display name.</summary>
    public required string InvitedBy { get; init; }

    /// <summary>Who is invited.</summary>
    public required string Email { get; init; }

    /// <summary>The name by which the person is addressed.</summary>
    public required string Name { get; init; }

    /// <summary>What the person is to be.</summary>
    public required WorkspaceRole Role { get; init; }

    /// <summary>Until when it can be answered, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Whether it is for an email, however that is spelled.</summary>
    /// <param name="email">The email.</param>
    public bool IsFor(string? email) => Mailbox.AreSame(email, Email);
}
