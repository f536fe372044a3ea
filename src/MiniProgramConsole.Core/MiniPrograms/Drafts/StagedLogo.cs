using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>A valid logo from a form that hasn't been accepted, kept so that the person needn't choose it again.</summary>
public sealed class StagedLogo
{
    /// <summary>A logo in an unfinished form is kept as long as the form.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public const int MaxForPerson = 20;

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public required string Hash { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Updated when the same logo is chosen again.</summary>
    public DateTime StagedAt { get; init; }
}
