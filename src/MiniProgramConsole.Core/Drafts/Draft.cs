using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Drafts;

/// <summary>A half-filled create form, kept for its author alone. It is no mini program and uses no place.</summary>
public sealed class Draft
{
    /// <summary>How long a draft is kept after it was saved last.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How many drafts an author can have in a workspace; the slots are numbered from 1.</summary>
    public const int MaxForAuthor = 10;

    /// <summary>A draft's text may be that many times as long as the rule of its field allows.</summary>
    public const int LengthFactor = 4;

    /// <summary>Who writes it; nobody else sees it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Who writes it.</summary>
    public ApplicationUser Author { get; init; } = null!;

    /// <summary>The token of the form that it is, so that the form sent at last takes the draft with it.</summary>
    public Guid Token { get; init; }

    /// <summary>Where the mini program would be created.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>Where the mini program would be created.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>Which of the author's places it takes, from 1 to <see cref="MaxForAuthor"/>; each is unique for author and workspace.</summary>
    public int Slot { get; init; }

    /// <summary>The launch target's code.</summary>
    public string? LaunchTarget { get; private set; }

    /// <summary>The name so far, as typed.</summary>
    public string? Name { get; private set; }

    /// <summary>The tagline so far, as typed.</summary>
    public string? Tagline { get; private set; }

    /// <summary>The description so far, as typed.</summary>
    public string? Description { get; private set; }

    /// <summary>The hash of the author's staged logo, which stays as long as the draft; null where none was chosen.</summary>
    public string? LogoHash { get; private set; }

    /// <summary>The author's staged logo.</summary>
    public StagedLogo? Logo { get; init; }

    /// <summary>The industry's code.</summary>
    public string? Industry { get; private set; }

    /// <summary>The contact number so far, as typed.</summary>
    public string? ContactNumber { get; private set; }

    /// <summary>The contact email so far, as typed.</summary>
    public string? ContactEmail { get; private set; }

    /// <summary>When it was saved last, UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>Takes over what the form says now.</summary>
    /// <param name="details">The form, within the draft's bounds.</param>
    /// <param name="at">When, UTC.</param>
    internal void Save(MiniProgramDetails details, DateTime at)
    {
        (LaunchTarget, Name, Tagline, Description) = (details.LaunchTarget, details.Name, details.Tagline, details.Description);
        (LogoHash, Industry) = (details.Logo, details.Industry);
        (ContactNumber, ContactEmail, SavedAt) = (details.ContactNumber, details.ContactEmail, at);
    }

    /// <summary>The form as it was left.</summary>
    public MiniProgramDetails ToDetails() => new()
    {
        LaunchTarget = LaunchTarget,
        Name = Name,
        Tagline = Tagline,
        Description = Description,
        Logo = LogoHash,
        Industry = Industry,
        ContactNumber = ContactNumber,
        ContactEmail = ContactEmail,
    };
}
