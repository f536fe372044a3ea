
namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>An unsent form as the previous version stores it. Its nodes may still write while both versions run.</summary>
internal sealed class FormerUnsentForm
{
    public long UserId { get; init; }

    public Guid Token { get; init; }

    public long WorkspaceId { get; init; }

    public string? MiniProgramId { get; init; }

    public required string Content { get; init; }

    public string? LogoHash { get; init; }

    public DateTime SavedAt { get; init; }

    public UnfinishedForm ToUnfinishedForm() => new()
    {
        AuthorId = UserId,
        Token = Token,
        WorkspaceId = WorkspaceId,
        MiniProgramId = MiniProgramId,
        Content = Content,
        LogoHash = LogoHash,
        SavedAt = SavedAt,
    };
}
