using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Logos;

/// <summary>A logo of a mini program, its present one or a former one: the original as it was chosen, kept and never served.</summary>
public sealed class Logo
{
    /// <summary>How many former logos are kept for each mini program; the history shows them.</summary>
    public const int MaxFormer = 10;

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The workspace whose members may see it.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace whose members may see it.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>The ID of the mini program that it belongs to, and with which it goes.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>The SHA-256 of <see cref="Content"/>, 64 lower-case hexadecimal digits; part of its address.</summary>
    public required string Hash { get; init; }

    /// <summary>The file's bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public DateTime CreatedAt { get; init; }
}
