using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Logos;

/// <summary>A mini program's logo: the original as it was chosen, kept and never served.</summary>
public sealed class Logo
{
    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The workspace whose members may see it.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace whose members may see it.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>The SHA-256 of <see cref="Content"/>, 64 lower-case hexadecimal digits; part of its address.</summary>
    public required string Hash { get; init; }

    /// <summary>The file's bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public DateTime CreatedAt { get; init; }
}
