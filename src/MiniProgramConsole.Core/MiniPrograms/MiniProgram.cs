using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A mini program of a workspace, for one launch target.</summary>
public sealed class MiniProgram : IVersioned
{
    private MiniProgram()
    {
    }

    /// <summary>Creates a mini program in development.</summary>
    /// <param name="workspace">Where; its merchant's place is taken by the caller, in the same transaction.</param>
    /// <param name="target">What it launches into.</param>
    /// <param name="details">What was said of it, normalised and found right.</param>
    /// <param name="logo">Its logo.</param>
    /// <param name="by">Who creates it.</param>
    /// <param name="at">When, UTC.</param>
    public MiniProgram(WorkspaceMembership workspace, LaunchTarget target, MiniProgramDetails details, Logo logo, Actor by, DateTime at)
    {
        IssuedId = new IssuedMiniProgramId();
        MiniProgramId = IssuedId.Id;
        WorkspaceId = workspace.Id;
        MerchantId = workspace.MerchantId;
        LaunchTarget = target.Code;
        Language = target.Language;
        Name = details.Name!;
        NameSearch = TextNormalizer.Fold(details.Name!);
        Tagline = details.Tagline!;
        Description = details.Description!;
        Logo = logo;
        Industry = details.Industry!;
        ContactNumber = details.ContactNumber!;
        ContactEmail = details.ContactEmail!;
        CreatedById = ModifiedById = by.UserId;
        CreatedAt = ModifiedAt = at;
    }

    /// <summary>The row's key; shown nowhere.</summary>
    public long Id { get; private init; }

    /// <summary>The mini program ID that people and outside systems know: 16 digits.</summary>
    public string MiniProgramId { get; private init; } = null!;

    /// <summary>The row that keeps the ID from being given again.</summary>
    public IssuedMiniProgramId IssuedId { get; private init; } = null!;

    /// <summary>Where it is managed.</summary>
    public long WorkspaceId { get; private init; }

    /// <summary>Where it is managed.</summary>
    public Workspace Workspace { get; private init; } = null!;

    /// <summary>Whose it is; always the workspace's merchant, by a composite foreign key.</summary>
    public long MerchantId { get; private init; }

    /// <summary>The launch target's code.</summary>
    public string LaunchTarget { get; private init; } = null!;

    /// <summary>The launch target's language, as a BCP 47 tag.</summary>
    public string Language { get; private init; } = null!;

    /// <summary>The mini program name, normalised.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The name folded for searching.</summary>
    public string NameSearch { get; private set; } = null!;

    /// <summary>The tagline, normalised.</summary>
    public string Tagline { get; private set; } = null!;

    /// <summary>The description, normalised.</summary>
    public string Description { get; private set; } = null!;

    /// <summary>The logo's key.</summary>
    public long LogoId { get; private set; }

    /// <summary>The logo; out of every list query.</summary>
    public Logo Logo { get; private set; } = null!;

    /// <summary>The industry's code.</summary>
    public string Industry { get; private set; } = null!;

    /// <summary>The customer service contact number.</summary>
    public string ContactNumber { get; private set; } = null!;

    /// <summary>The customer service contact email.</summary>
    public string ContactEmail { get; private set; } = null!;

    /// <summary>How far it is on its way to users.</summary>
    public MiniProgramStatus Status { get; private set; } = MiniProgramStatus.InDevelopment;

    /// <summary>Who created it.</summary>
    public long CreatedById { get; private init; }

    /// <summary>Who created it.</summary>
    public ApplicationUser CreatedBy { get; private init; } = null!;

    /// <summary>When it was created, UTC.</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Who modified it last.</summary>
    public long ModifiedById { get; private set; }

    /// <summary>Who modified it last.</summary>
    public ApplicationUser ModifiedBy { get; private set; } = null!;

    /// <summary>When it was modified last, UTC; its creation counts.</summary>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>When it was deleted, UTC; null while it is there. Deleted is no status.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <inheritdoc />
    public Guid Version { get; set; }
}
