using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>A form that hasn't been submitted successfully. Only its author can see it.</summary>
public sealed class UnfinishedForm
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>For each author and workspace. Further drafts are refused.</summary>
    public const int MaxSavedOnPurpose = 10;

    /// <summary>For each author; counts forms that aren't drafts. The oldest are removed.</summary>
    public const int MaxKept = 20;

    /// <summary>In UTF-16 units; many times what any rule accepts.</summary>
    public const int MaxContentLength = 100_000;

    public long AuthorId { get; init; }

    public ApplicationUser Author { get; init; } = null!;

    /// <summary>The row is deleted when the form is submitted successfully.</summary>
    public Guid Token { get; init; }

    public long WorkspaceId { get; init; }

    public Workspace Workspace { get; init; } = null!;

    /// <summary>Null if the form creates a mini program.</summary>
    public string? MiniProgramId { get; init; }

    /// <summary>A <see cref="TypedForm"/> as JSON.</summary>
    public required string Content { get; init; }

    public string? LogoHash { get; init; }

    public StagedLogo? Logo { get; init; }

    /// <summary>True for a draft, false for an automatically saved form. Autosaving a draft doesn't change this.</summary>
    public bool SavedOnPurpose { get; internal set; }

    public DateTime SavedAt { get; init; }
}
