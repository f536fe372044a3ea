using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Logos;

/// <summary>The original file, current or former. It is never served.</summary>
public sealed class Logo
{
    /// <summary>For each mini program, so that its history can show them.</summary>
    public const int MaxFormer = 10;

    public long Id { get; init; }

    public long WorkspaceId { get; init; }

    public Workspace Workspace { get; init; } = null!;

    public required string MiniProgramId { get; init; }

    public required string Hash { get; init; }

    public required byte[] Content { get; init; }

    public DateTime CreatedAt { get; init; }
}
