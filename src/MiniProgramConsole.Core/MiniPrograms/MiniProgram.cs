using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A mini program of a workspace, for one launch target.</summary>
public sealed class MiniProgram : IVersioned
{
    /// <summary>How long a deleted mini program can be restored.</summary>
    public static readonly TimeSpan RestorableFor = TimeSpan.FromDays(30);

    private MiniProgram()
    {
    }

    /// <summary>Creates a mini program in development.</summary>
    /// <param name="workspace">Where; its merchant's place is taken by the caller, in the same transaction.</param>
    /// <param name="target">What it launches into.</param>
    /// <param name="details">What was said of it, normalised and found right.</param>
    /// <param name="logo">Its logo's bytes.</param>
    /// <param name="by">Who creates it.</param>
    /// <param name="at">When, UTC.</param>
    public MiniProgram(WorkspaceMembership workspace, LaunchTarget target, MiniProgramDetails details, byte[] logo, Actor by, DateTime at)
    {
        IssuedId = new IssuedMiniProgramId();
        MiniProgramId = IssuedId.Id;
        WorkspaceId = workspace.Id;
        MerchantId = workspace.MerchantId;
        LaunchTarget = target.Code;
        Language = target.Language;
        Take(details);
        Logo = NewLogo(details.Logo!, logo, at);
        CreatedById = ModifiedById = by.UserId;
        CreatedAt = ModifiedAt = at;
    }

    /// <summary>The row's key; shown nowhere.</summary>
    public long Id { get; internal init; }

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

    /// <summary>What is said of it, normalised, but for the launch target, which is a column of its own.</summary>
    public MiniProgramDetails Details { get; private set; } = null!;

    /// <summary>The name folded for searching.</summary>
    public string NameSearch { get; private set; } = null!;

    /// <summary>The logo's key.</summary>
    public long LogoId { get; private set; }

    /// <summary>The logo; out of every list query.</summary>
    public Logo Logo { get; private set; } = null!;

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

    /// <summary>Who deleted it; null while it is there.</summary>
    public long? DeletedById { get; private set; }

    /// <summary>Who deleted it; null while it is there.</summary>
    public ApplicationUser? DeletedBy { get; private set; }

    /// <inheritdoc />
    public Guid Version { get; set; }

    /// <summary>Takes over changed details.</summary>
    /// <param name="details">What is said of it now, normalised and found right; the launch target stays as it is.</param>
    /// <param name="by">Who modifies it.</param>
    /// <param name="at">When, UTC.</param>
    public void Modify(MiniProgramDetails details, Actor by, DateTime at)
    {
        Take(details);
        (ModifiedById, ModifiedAt) = (by.UserId, at);
    }

    /// <summary>Gives it another logo, together with <see cref="Modify"/>.</summary>
    /// <param name="logo">A new logo of it.</param>
    internal void SetLogo(Logo logo) => Logo = logo;

    /// <summary>Gives it one of its former logos again, together with <see cref="Modify"/>.</summary>
    /// <param name="storedLogoId">The logo's key.</param>
    internal void SetLogo(long storedLogoId) => LogoId = storedLogoId;

    /// <summary>A further logo of it.</summary>
    /// <param name="hash">The SHA-256 of the content.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="at">When, UTC.</param>
    internal Logo NewLogo(string hash, byte[] content, DateTime at) =>
        new() { WorkspaceId = WorkspaceId, MiniProgramId = MiniProgramId, Hash = hash, Content = content, CreatedAt = at };

    /// <summary>Deletes it; the caller gives its place back in the same transaction.</summary>
    /// <param name="by">Who deletes it.</param>
    /// <param name="at">When, UTC.</param>
    public void Delete(Actor by, DateTime at) => (DeletedAt, DeletedById) = (at, by.UserId);

    /// <summary>Restores it; the caller takes a place in the same transaction.</summary>
    public void Restore() => (DeletedAt, DeletedById) = (null, null);

    private void Take(MiniProgramDetails details)
    {
        Details = details with { LaunchTarget = null };
        NameSearch = TextNormalizer.Fold(details.Name!);
    }
}
