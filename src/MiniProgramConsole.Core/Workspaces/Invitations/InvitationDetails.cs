using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>What is said of somebody who is to be invited. All are required.</summary>
public sealed record InvitationDetails
{
    /// <summary>The email, by <see cref="Accounts.ApplicationUser.EmailRule"/>.</summary>
    public string? Email { get; init; }

    /// <summary>The name by which the person is addressed, by <see cref="Accounts.ApplicationUser.NameRule"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary><see cref="WorkspaceRole.Master"/> or <see cref="WorkspaceRole.Developer"/>.</summary>
    public WorkspaceRole? Role { get; init; }

    /// <summary>The details as they are judged and stored.</summary>
    public InvitationDetails Normalize() => this with
    {
        Email = Mailbox.Readable(TextNormalizer.Normalize(Email)),
        DisplayName = TextNormalizer.Normalize(DisplayName),
    };
}
