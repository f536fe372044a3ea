using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Forms;

/// <summary>What somebody typed into a form of mini programs that had no effect yet, kept for that person alone.</summary>
public sealed class UnsentForm
{
    /// <summary>How long it is kept after it was typed last.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How many are kept for one person; the oldest goes first.</summary>
    public const int MaxForPerson = 20;

    /// <summary>The most UTF-16 units of <see cref="Content"/>, many times what any rule accepts.</summary>
    public const int MaxContentLength = 100_000;

    /// <summary>Who typed it; nobody else sees it.</summary>
    public long UserId { get; init; }

    /// <summary>Who typed it.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The form's token, so that the form sent at last takes this with it.</summary>
    public Guid Token { get; init; }

    /// <summary>The workspace of the form.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace of the form.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>The ID of the mini program that the form modifies; null where it creates one.</summary>
    public string? MiniProgramId { get; init; }

    /// <summary>What it says, a <see cref="TypedForm"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The hash of the person's staged logo, which stays as long as the form; null where none was chosen.</summary>
    public string? LogoHash { get; init; }

    /// <summary>The person's staged logo.</summary>
    public StagedLogo? Logo { get; init; }

    /// <summary>When it was typed last, UTC.</summary>
    public DateTime SavedAt { get; init; }
}
