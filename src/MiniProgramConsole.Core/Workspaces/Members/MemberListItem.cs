namespace MiniProgramConsole.Core.Workspaces.Members;

public sealed record MemberListItem
{
    public required long UserId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required WorkspaceRole Role { get; init; }

    /// <summary>For the owner, when the workspace was created.</summary>
    public required DateTime JoinedAt { get; init; }

    public required DateTime? BlockedAt { get; init; }

    /// <summary>Null if the person has never used the console.</summary>
    public required DateTime? LastActiveAt { get; init; }
}
