using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

/// <summary>A living session, its person, and what the person is in the workspace and on the mini program of the route.</summary>
internal sealed record SessionReading
{
    public required long SessionId { get; init; }

    public required long UserId { get; init; }

    public required string Code { get; init; }

    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public required DateTime LastSeenAt { get; init; }

    public DateTime? ProvedAt { get; init; }

    public bool HasSecondFactor { get; init; }

    public string? Language { get; init; }

    public WorkspaceMembership? Membership { get; init; }

    public ProgramRole? ProgramRole { get; init; }
}
