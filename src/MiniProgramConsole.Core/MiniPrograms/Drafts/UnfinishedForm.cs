using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>What somebody typed into a form that creates or modifies a mini program and has had no effect yet. Only its author sees it.</summary>
public sealed class UnfinishedForm
{
    /// <summary>How long a form is stored after it was last saved.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How many forms an author can save on purpose in a workspace. One more is refused.</summary>
    public const int MaxSavedOnPurpose = 10;

    /// <summary>How many forms that were not saved on purpose are stored for a person. The oldest gives way to the newest.</summary>
    public const int MaxKept = 20;

    /// <summary>The most UTF-16 units of <see cref="Content"/>, many times what any rule accepts.</summary>
    public const int MaxContentLength = 100_000;

    /// <summary>Who typed it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Who typed it.</summary>
    public ApplicationUser Author { get; init; } = null!;

    /// <summary>The form's token. When the form has its effect, this row goes with it.</summary>
    public Guid Token { get; init; }

    /// <summary>The workspace of the form.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace of the form.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>The ID of the mini program that the form modifies; null where it creates one.</summary>
    public string? MiniProgramId { get; init; }

    /// <summary>What it says, a <see cref="TypedForm"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The hash of the author's staged logo, which stays as long as the form; null where none was chosen.</summary>
    public string? LogoHash { get; init; }

    /// <summary>The author's staged logo.</summary>
    public StagedLogo? Logo { get; init; }

    /// <summary>Whether the author has saved it as a draft; otherwise it was kept by itself. A draft stays a draft when it is kept by itself later.</summary>
    public bool SavedOnPurpose { get; internal set; }

    /// <summary>When it was last saved, UTC.</summary>
    public DateTime SavedAt { get; init; }
}
