using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

public sealed class MiniProgram : IVersioned
{
    public static readonly TimeSpan RestorableFor = TimeSpan.FromDays(30);

    private MiniProgram()
    {
    }

    /// <summary><paramref name="details"/> must be normalized and valid. The caller reserves the place in the same transaction.</summary>
    public MiniProgram(WorkspaceMembership workspace, LaunchTarget target, MiniProgramDetails details, byte[] logo, Actor by, DateTime at)
        : this(workspace, target, details, NewProgramLogo.Of(workspace.Id, details.Logo!, logo, at), by, at)
    {
    }

    internal MiniProgram(
        WorkspaceMembership workspace, LaunchTarget target, MiniProgramDetails details, NewProgramLogo issued, Actor by, DateTime at)
    {
        IssuedId = issued.Id;
        MiniProgramId = IssuedId.Id;
        WorkspaceId = workspace.Id;
        MerchantId = workspace.MerchantId;
        LaunchTarget = target.Code;
        Language = target.Language;
        Take(details);
        Logo = issued.Logo;
        CreatedById = ModifiedById = by.UserId;
        CreatedAt = ModifiedAt = at;
    }

    public long Id { get; internal init; }

    public string MiniProgramId { get; private init; } = null!;

    public IssuedMiniProgramId IssuedId { get; private init; } = null!;

    public long WorkspaceId { get; private init; }

    public Workspace Workspace { get; private init; } = null!;

    /// <summary>Always the workspace's merchant; a composite foreign key ensures it.</summary>
    public long MerchantId { get; private init; }

    public string LaunchTarget { get; private init; } = null!;

    public string Language { get; private init; } = null!;

    /// <summary>Normalized, and without the launch target, which has its own column.</summary>
    public MiniProgramDetails Details { get; private set; } = null!;

    public string NameSearch { get; private set; } = null!;

    public long LogoId { get; private set; }

    /// <summary>Left out of list queries, because it holds the file.</summary>
    public Logo Logo { get; private set; } = null!;

    public MiniProgramStatus Status { get; private set; } = MiniProgramStatus.InDevelopment;

    public long CreatedById { get; private init; }

    public ApplicationUser CreatedBy { get; private init; } = null!;

    public DateTime CreatedAt { get; private init; }

    public long ModifiedById { get; private set; }

    public ApplicationUser ModifiedBy { get; private set; } = null!;

    public DateTime ModifiedAt { get; private set; }

    public DateTime? DeletedAt { get; private set; }

    public long? DeletedById { get; private set; }

    public ApplicationUser? DeletedBy { get; private set; }

    public Guid Version { get; set; }

    /// <summary><paramref name="details"/> must be normalized and valid; its launch target is ignored.</summary>
    public void Modify(MiniProgramDetails details, Actor by, DateTime at)
    {
        Take(details);
        (ModifiedById, ModifiedAt) = (by.UserId, at);
    }

    /// <summary>Call <see cref="Modify"/> too.</summary>
    internal void SetLogo(Logo logo) => Logo = logo;

    /// <summary>Takes back a former logo. Call <see cref="Modify"/> too.</summary>
    internal void SetLogo(long storedLogoId) => LogoId = storedLogoId;

    internal Logo NewLogo(string hash, byte[] content, DateTime at) =>
        new() { WorkspaceId = WorkspaceId, MiniProgramId = MiniProgramId, Hash = hash, Content = content, CreatedAt = at };

    /// <summary>The caller releases the place in the same transaction.</summary>
    public void Delete(Actor by, DateTime at) => (DeletedAt, DeletedById) = (at, by.UserId);

    /// <summary>The caller reserves a place in the same transaction.</summary>
    public void Restore() => (DeletedAt, DeletedById) = (null, null);

    private void Take(MiniProgramDetails details)
    {
        Details = details with { LaunchTarget = null };
        NameSearch = TextNormalizer.Fold(details.Name!);
    }
}
