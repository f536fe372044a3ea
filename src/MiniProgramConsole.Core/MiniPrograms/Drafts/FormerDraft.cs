
namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>A draft as the previous version stores it. Its nodes may still write while both versions run.</summary>
internal sealed class FormerDraft
{
    public long AuthorId { get; init; }

    public Guid Token { get; init; }

    public long WorkspaceId { get; init; }

    public int Slot { get; init; }

    public string? LaunchTarget { get; init; }

    public string? Name { get; init; }

    public string? Tagline { get; init; }

    public string? Description { get; init; }

    public string? LogoHash { get; init; }

    public string? Industry { get; init; }

    public string? ContactNumber { get; init; }

    public string? ContactEmail { get; init; }

    public DateTime SavedAt { get; init; }

    public UnfinishedForm ToUnfinishedForm() => new()
    {
        AuthorId = AuthorId,
        Token = Token,
        WorkspaceId = WorkspaceId,
        Content = new TypedForm(ToDetails()).ToJson(),
        LogoHash = LogoHash,
        SavedOnPurpose = true,
        SavedAt = SavedAt,
    };

    private MiniProgramDetails ToDetails() => new()
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
